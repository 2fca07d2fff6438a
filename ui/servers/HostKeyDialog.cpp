// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/HostKeyDialog.h"

#include "core/base/PlainText.h"
#include "core/model/JumpHosts.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/FingerprintRow.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/PlainLabel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// The program, not the window, lets go of a trusted key: nobody clicks that away in a hurry.
QString forgetCommand(const HostKeyIssue& issue)
{
    // The address, which holds nothing that a shell could take for more: a name may.
    const QString host = issue.host.contains(u':') ? u'[' + issue.host + u']' : issue.host;
    return u"vedette server forget-key %1:%2\nssh-keygen -R '%3'"_s.arg(
        plainText(host), QString::number(issue.port), plainText(knownHostsName(issue)));
}

QString titleFor(const HostKeyIssue& issue, bool isOwn)
{
    if (issue.obstacle == HostKeyObstacle::Revoked) {
        return isOwn ? HostKeyDialog::tr("This server proves itself with a revoked key")
                     : HostKeyDialog::tr("A jump host proves itself with a revoked key");
    }
    const bool isChanged = !issue.expected.empty();
    if (isOwn) {
        return isChanged ? HostKeyDialog::tr("This server proves itself with another key")
                         : HostKeyDialog::tr("This server's key was never seen before");
    }
    return isChanged ? HostKeyDialog::tr("A jump host proves itself with another key")
                     : HostKeyDialog::tr("A jump host's key was never seen before");
}

QString explanationOf(const HostKeyIssue& issue)
{
    if (issue.obstacle == HostKeyObstacle::Revoked) {
        return HostKeyDialog::tr(
            "A known_hosts file of this computer marks this key as stolen or withdrawn. No "
            "password and no key was sent. The host's administrator must give it a new key.");
    }
    if (issue.obstacle == HostKeyObstacle::StrictPolicy) {
        return HostKeyDialog::tr(
            "The policy for this host is strict: its key must stand in known_hosts before Vedette "
            "takes it. Compare the fingerprint, let ssh add the key, or choose another policy.");
    }
    return issue.expected.empty()
        ? HostKeyDialog::tr(
            "Compare the fingerprint with the one that the host's administrator gives you, or "
            "with the output of ssh-keygen -lf on that host. Trust it only when they are the "
            "same.")
        : HostKeyDialog::tr(
            "Either it was set up anew, or somebody stands between you and it. No password and "
            "no key was sent. Ask the host's administrator which fingerprint is right.");
}

PlainLabel* selectable(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

HostKeyDialog::HostKeyDialog(const Server& server, const HostKeyIssue& issue, QWidget* parent)
    : QDialog(parent)
{
    const bool isChanged = !issue.expected.empty();
    const bool isRevoked = issue.obstacle == HostKeyObstacle::Revoked;
    setWindowTitle(isRevoked       ? tr("Host key revoked")
                       : isChanged ? tr("Host key changed")
                                   : tr("New host key"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    auto* title = new PlainLabel(titleFor(issue, isOwn(issue, server)), this);
    title->setWeight(QFont::DemiBold);
    title->setScale(1.15);
    layout->addWidget(title);
    addExplanation(issue);
    addFacts(server, issue);
    if (isChanged) {
        addWayOut(issue);
    }
    layout->addStretch();
    addButtons(mayBeTrusted(issue));
}

void HostKeyDialog::addExplanation(const HostKeyIssue& issue)
{
    auto* note = new NoteLabel(explanationOf(issue), this);
    note->setObjectName(u"explanation"_s);
    const bool isHint = issue.expected.empty() && issue.obstacle != HostKeyObstacle::Revoked;
    note->setMeaning(isHint ? NoteLabel::Meaning::Hint : NoteLabel::Meaning::Problem);
    layout()->addWidget(note);
}

void HostKeyDialog::addFacts(const Server& server, const HostKeyIssue& issue)
{
    auto* rows = new FieldRows(this);
    rows->add(tr("Server"), selectable(plainText(server.name), rows));
    rows->add(tr("Address"), selectable(plainText(addressOf(server)), rows));
    if (!isOwn(issue, server)) {
        rows->add(tr("Jump host"), selectable(plainText(issue.jumpHost), rows));
        rows->add(tr("Known as"), selectable(plainText(addressOf(issue)), rows));
    } else if (!server.hostKeyAlias.isEmpty()) {
        rows->add(tr("Host key alias"), selectable(plainText(server.hostKeyAlias), rows));
    }
    for (const HostKey& key : issue.expected) {
        rows->add(tr("Trusted key"), new FingerprintRow(key, rows));
    }
    rows->add(issue.expected.empty() ? tr("Its key") : tr("Key seen now"),
              new FingerprintRow(issue.seen, rows));
    layout()->addWidget(rows);
}

void HostKeyDialog::addWayOut(const HostKeyIssue& issue)
{
    auto* note = new NoteLabel(
        tr("When the administrator confirms the new key, let go of the old one: the first command "
           "where Vedette trusts it, the second one where known_hosts has it. You are then asked "
           "about the new key."),
        this);
    layout()->addWidget(note);
    PlainLabel* command = selectable(forgetCommand(issue), this);
    command->setObjectName(u"forgetCommand"_s);
    QFont font = command->font();
    font.setFamily(u"monospace"_s);
    font.setStyleHint(QFont::Monospace);
    command->setFont(font);
    layout()->addWidget(command);
}

void HostKeyDialog::addButtons(bool mayTrust)
{
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* leave
        = buttons->addButton(mayTrust ? QDialogButtonBox::Cancel : QDialogButtonBox::Close);
    leave->setDefault(true);
    if (mayTrust) {
        QPushButton* trust = buttons->addButton(tr("Trust this key"), QDialogButtonBox::AcceptRole);
        trust->setObjectName(u"trustKey"_s);
        trust->setAutoDefault(false); // Enter must never trust a key
        trust->setDefault(false);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
    leave->setFocus();
}

} // namespace vedette::ui
