// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/SshProposalText.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

QString orWord(const QString& value, const QString& word)
{
    return value.isEmpty() ? word : plainText(value, maxMessageLength);
}

QString keyText(const Server& server)
{
    switch (server.auth) {
    case AuthMethod::Automatic:
        return QCoreApplication::translate("Text", "agent and usual keys");
    case AuthMethod::KeyFile:
        return plainText(server.identityFile, maxMessageLength);
    case AuthMethod::Password:
        return QCoreApplication::translate("Text", "password");
    }
    return {};
}

QString policyText(HostKeyPolicy policy)
{
    switch (policy) {
    case HostKeyPolicy::Ask:
        return QCoreApplication::translate("Text", "ask");
    case HostKeyPolicy::AcceptNew:
        return QCoreApplication::translate("Text", "accept new ones");
    case HostKeyPolicy::Strict:
        return QCoreApplication::translate("Text", "strict");
    }
    return {};
}

QString knownHostsText(const QStringList& files)
{
    return files == QStringList{u"none"_s}
        ? QCoreApplication::translate("Text", "none of the user")
        : orWord(files.join(u", "_s), QCoreApplication::translate("Text", "the usual ones"));
}

QString keysText(const SshProposal& proposal)
{
    const QString absent = plainText(proposal.absentKeys.join(u", "_s), maxMessageLength);
    return absent.isEmpty()
        ? QCoreApplication::translate("Text",
                                      "Of several keys only the first one that exists is used.")
        : QCoreApplication::translate("Text",
                                      "Of several keys only the first one that exists is used; "
                                      "there is no %1.")
              .arg(absent);
}

QString noKeyText(const SshProposal& proposal)
{
    return QCoreApplication::translate(
               "Text", "There is no key file %1: the agent and the usual keys are tried.")
        .arg(plainText(proposal.absentKeys.join(u", "_s), maxMessageLength));
}

QString unusedCertificateText(const SshProposal& proposal)
{
    const QString absent = plainText(proposal.absentCertificates.join(u", "_s), maxMessageLength);
    return absent.isEmpty()
        ? QCoreApplication::translate("Text",
                                      "Its certificate is not used: that takes a key file, "
                                      "and both must exist.")
        : QCoreApplication::translate("Text", "Its certificate is not used: there is no file %1.")
              .arg(absent);
}

QString certificatesText(const SshProposal& proposal)
{
    const QString absent = plainText(proposal.absentCertificates.join(u", "_s), maxMessageLength);
    return absent.isEmpty()
        ? QCoreApplication::translate("Text", "Of several certificates only the first one is used.")
        : QCoreApplication::translate("Text",
                                      "Of several certificates only the first one that exists is "
                                      "used; there is no %1.")
              .arg(absent);
}

/// Whether the field says anything beyond what a server has that was never told of it.
bool isTold(SshField field, const Server& server)
{
    switch (field) {
    case SshField::Certificate:
        return !server.certificateFile.isEmpty();
    case SshField::Agent:
        return !server.identityAgent.isEmpty();
    case SshField::HostKeyPolicy:
        return server.hostKeyPolicy != HostKeyPolicy::Ask;
    case SshField::HostKeyAlias:
        return !server.hostKeyAlias.isEmpty();
    case SshField::KnownHostsFiles:
        return !server.knownHostsFiles.isEmpty();
    case SshField::Host:
    case SshField::Port:
    case SshField::User:
    case SshField::Key:
    case SshField::JumpHosts:
    case SshField::ProxyCommand:
    case SshField::Monitored:
        return false; // shown with every host
    }
    return false;
}

} // namespace

QString proposalStateLabel(SshProposal::State state)
{
    switch (state) {
    case SshProposal::State::New:
        return QCoreApplication::translate("Text", "new");
    case SshProposal::State::Changed:
        return QCoreApplication::translate("Text", "changed");
    case SshProposal::State::Unchanged:
        return QCoreApplication::translate("Text", "unchanged");
    case SshProposal::State::Refused:
        return QCoreApplication::translate("Text", "left out");
    }
    return {};
}

QString obstacleText(const SshProposal& proposal)
{
    if (!proposal.obstacle) {
        return {};
    }
    const QString detail = plainText(proposal.detail, maxMessageLength);
    switch (*proposal.obstacle) {
    case SshObstacle::RefusedBySsh:
        return QCoreApplication::translate("Text", "ssh would refuse it: %1").arg(detail);
    case SshObstacle::ProxyCommand:
        return QCoreApplication::translate("Text",
                                           "It is reached by a ProxyCommand that can't be run: "
                                           "%1")
            .arg(detail);
    case SshObstacle::Doubtful:
        return QCoreApplication::translate("Text", "What applies to it can't be told: %1")
            .arg(detail);
    case SshObstacle::JumpHosts:
        return QCoreApplication::translate("Text", "The way to it can't be told: %1").arg(detail);
    case SshObstacle::KeyFile:
        return QCoreApplication::translate("Text", "Its key can't be told: %1").arg(detail);
    case SshObstacle::Agent:
        return QCoreApplication::translate("Text",
                                           "The socket of its agent is named by the "
                                           "variable %1")
            .arg(detail);
    case SshObstacle::NameTaken:
        return QCoreApplication::translate("Text", "Another one has that name already.");
    case SshObstacle::Unfit:
        return words({ErrorCode::InvalidConfig, proposal.detail}).sentence();
    }
    return {};
}

QString remarkText(SshRemark remark, const SshProposal& proposal)
{
    switch (remark) {
    case SshRemark::ProxyCommandOff:
        return QCoreApplication::translate("Text",
                                           "It is reached by a command on this computer, which is "
                                           "not run before you switch it on for this server.");
    case SshRemark::AsksForHostKeys:
        return QCoreApplication::translate("Text",
                                           "Host keys: asks for unknown ones, which ssh "
                                           "would take unseen here.");
    case SshRemark::FirstKeyOnly:
        return keysText(proposal);
    case SshRemark::NoKeyThere:
        return noKeyText(proposal);
    case SshRemark::CertificateUnused:
        return unusedCertificateText(proposal);
    case SshRemark::FirstCertificateOnly:
        return certificatesText(proposal);
    case SshRemark::HopUnlisted:
        return QCoreApplication::translate("Text",
                                           "What the file says of a jump host's host key or "
                                           "certificate holds once that host is a server of the "
                                           "list, too.");
    case SshRemark::NameNotLookedUp:
        return QCoreApplication::translate("Text",
                                           "CanonicalizeHostname is not used: the name "
                                           "stays as it is.");
    case SshRemark::NotWatched:
        return QCoreApplication::translate("Text",
                                           "It is not watched: start it when its way is right.");
    }
    return {};
}

QString fieldLabel(SshField field)
{
    switch (field) {
    case SshField::Host:
        return QCoreApplication::translate("Text", "host");
    case SshField::Port:
        return QCoreApplication::translate("Text", "port");
    case SshField::User:
        return QCoreApplication::translate("Text", "user");
    case SshField::Key:
        return QCoreApplication::translate("Text", "key");
    case SshField::Certificate:
        return QCoreApplication::translate("Text", "certificate");
    case SshField::Agent:
        return QCoreApplication::translate("Text", "agent");
    case SshField::JumpHosts:
        return QCoreApplication::translate("Text", "jump hosts");
    case SshField::ProxyCommand:
        return QCoreApplication::translate("Text", "ProxyCommand");
    case SshField::HostKeyPolicy:
        return QCoreApplication::translate("Text", "unknown host keys");
    case SshField::HostKeyAlias:
        return QCoreApplication::translate("Text", "host key alias");
    case SshField::KnownHostsFiles:
        return QCoreApplication::translate("Text", "known_hosts files");
    case SshField::Monitored:
        return QCoreApplication::translate("Text", "watched");
    }
    return {};
}

QString wayText(const Server& server)
{
    return plainText(server.proxyCommand.isEmpty() ? server.proxyJump : server.proxyCommand,
                     maxMessageLength);
}

QString fieldText(SshField field, const Server& server)
{
    switch (field) {
    case SshField::Host:
        return plainText(server.host, maxMessageLength);
    case SshField::Port:
        return QString::number(server.port);
    case SshField::User:
        return orWord(server.user, QCoreApplication::translate("Text", "the same as here"));
    case SshField::Key:
        return keyText(server);
    case SshField::Certificate:
        return orWord(server.certificateFile,
                      QCoreApplication::translate("Text", "one beside the key, if any"));
    case SshField::Agent:
        return orWord(server.identityAgent, QCoreApplication::translate("Text", "the usual one"));
    case SshField::JumpHosts:
        return orWord(server.proxyJump, QCoreApplication::translate("Text", "none"));
    case SshField::ProxyCommand:
        return orWord(server.proxyCommand, QCoreApplication::translate("Text", "none"));
    case SshField::HostKeyPolicy:
        return policyText(server.hostKeyPolicy);
    case SshField::HostKeyAlias:
        return orWord(server.hostKeyAlias, QCoreApplication::translate("Text", "none"));
    case SshField::KnownHostsFiles:
        return knownHostsText(server.knownHostsFiles);
    case SshField::Monitored:
        return server.isMonitored ? QCoreApplication::translate("Text", "yes")
                                  : QCoreApplication::translate("Text", "no");
    }
    return {};
}

QStringList changeTexts(const SshProposal& proposal)
{
    QStringList texts;
    for (const SshField field : proposal.changes) {
        texts += QCoreApplication::translate("Text", "%1: %2 → %3", "field: old → new")
                     .arg(fieldLabel(field),
                          fieldText(field, proposal.before),
                          fieldText(field, proposal.server));
    }
    return texts;
}

QStringList settingTexts(const SshProposal& proposal)
{
    QStringList texts;
    for (const SshField field : {SshField::Certificate,
                                 SshField::Agent,
                                 SshField::HostKeyPolicy,
                                 SshField::HostKeyAlias,
                                 SshField::KnownHostsFiles}) {
        const bool isChange = std::ranges::count(proposal.changes, field) > 0;
        if (!proposal.obstacle && !isChange && isTold(field, proposal.server)) {
            texts += QCoreApplication::translate("Text", "%1: %2", "field: value")
                         .arg(fieldLabel(field), fieldText(field, proposal.server));
        }
    }
    return texts;
}

QStringList proposalNotes(const SshProposal& proposal)
{
    if (proposal.state == SshProposal::State::Refused) {
        return {obstacleText(proposal)};
    }
    QStringList notes = changeTexts(proposal);
    if (proposal.obstacle) {
        notes.prepend(obstacleText(proposal));
        return notes;
    }
    for (const SshRemark remark : proposal.remarks) {
        notes += remarkText(remark, proposal);
    }
    return notes;
}

} // namespace vedette::text
