// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/SshProposalText.h"

#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;

TEST_CASE("Every obstacle of an import is told in words, with what the file says")
{
    const SshObstacle obstacle = GENERATE(SshObstacle::RefusedBySsh,
                                          SshObstacle::ProxyCommand,
                                          SshObstacle::Doubtful,
                                          SshObstacle::JumpHosts,
                                          SshObstacle::KeyFile,
                                          SshObstacle::Agent);
    SshProposal proposal;
    proposal.state = SshProposal::State::Refused;
    proposal.obstacle = obstacle;
    proposal.detail = u"what\u202E %1 \x1b it says"_s;

    const QString words = text::obstacleText(proposal);

    CHECK(words.contains(u"%1"_s));
    CHECK(words.contains(u"it says"_s));
    CHECK_FALSE(words.contains(u'\u202E'));
    CHECK_FALSE(words.contains(u'\x1b'));
    CHECK(text::proposalNotes(proposal) == QStringList{words});
}

TEST_CASE("A field that can't be is told by its advice")
{
    SshProposal proposal;
    proposal.obstacle = SshObstacle::Unfit;
    proposal.detail = u"host"_s;

    CHECK(text::obstacleText(proposal).contains(u"host name"_s));
}

TEST_CASE("Changes are told field by field, old and new")
{
    SshProposal proposal;
    proposal.before.user = u"root"_s;
    proposal.server.port = 2222;
    proposal.server.auth = AuthMethod::KeyFile;
    proposal.server.identityFile = u"/k"_s;
    proposal.server.proxyJump = u"a,b"_s;
    proposal.before.proxyCommand = u"nc %h %p"_s;
    proposal.server.hostKeyPolicy = HostKeyPolicy::Strict;
    proposal.server.identityAgent = u"none"_s;
    proposal.changes = {SshField::Port,
                        SshField::User,
                        SshField::Key,
                        SshField::Certificate,
                        SshField::Agent,
                        SshField::JumpHosts,
                        SshField::ProxyCommand,
                        SshField::HostKeyPolicy,
                        SshField::HostKeyAlias,
                        SshField::KnownHostsFiles};
    proposal.before.knownHostsFiles = {u"none"_s};
    proposal.server.knownHostsFiles = {u"/k/a"_s, u"/k/b"_s};
    proposal.server.hostKeyAlias = u"lab"_s;
    proposal.server.certificateFile = u"/c"_s;
    proposal.remarks = {SshRemark::FirstKeyOnly};

    const QStringList notes = text::proposalNotes(proposal);

    CHECK(notes.mid(0, 10)
          == QStringList{u"port: 22 → 2222"_s,
                         u"user: root → the same as here"_s,
                         u"key: agent and usual keys → /k"_s,
                         u"certificate: one beside the key, if any → /c"_s,
                         u"agent: the usual one → none"_s,
                         u"jump hosts: none → a,b"_s,
                         u"ProxyCommand: nc %h %p → none"_s,
                         u"unknown host keys: ask → strict"_s,
                         u"host key alias: none → lab"_s,
                         u"known_hosts files: none of the user → /k/a, /k/b"_s});
    CHECK(notes.size() == 11);
}

TEST_CASE("What is set beside address, key and jump hosts is told, unless a change tells it")
{
    SshProposal proposal;
    CHECK(text::settingTexts(proposal).isEmpty());
    proposal.server.certificateFile = u"/c"_s;
    proposal.server.hostKeyAlias = u"lab"_s;
    proposal.server.knownHostsFiles = {u"/k/a"_s, u"/k/b"_s};
    proposal.server.identityAgent = u"none"_s;
    proposal.server.hostKeyPolicy = HostKeyPolicy::Strict;

    CHECK(text::settingTexts(proposal)
          == QStringList{u"certificate: /c"_s,
                         u"agent: none"_s,
                         u"unknown host keys: strict"_s,
                         u"host key alias: lab"_s,
                         u"known_hosts files: /k/a, /k/b"_s});

    proposal.changes = {SshField::Agent, SshField::HostKeyPolicy, SshField::KnownHostsFiles};
    CHECK(text::settingTexts(proposal)
          == QStringList{u"certificate: /c"_s, u"host key alias: lab"_s});
    proposal.obstacle = SshObstacle::ProxyCommand;
    CHECK(text::settingTexts(proposal).isEmpty());
}

TEST_CASE("A remark on files names those that are missing")
{
    const SshRemark remark = GENERATE(SshRemark::FirstKeyOnly,
                                      SshRemark::NoKeyThere,
                                      SshRemark::CertificateUnused,
                                      SshRemark::FirstCertificateOnly);
    SshProposal proposal;
    proposal.remarks = {remark};
    proposal.absentKeys = {u"/keys/a"_s, u"/keys/b"_s};
    proposal.absentCertificates = {u"/keys/a"_s, u"/keys/b"_s};

    const QString text = text::proposalNotes(proposal).join(u'\n');

    INFO(text);
    CHECK(text.contains(u"there is no"_s, Qt::CaseInsensitive));
    CHECK(text.contains(u"/keys/a, /keys/b"_s));
}

TEST_CASE("A server that is watched no more is told with the reason")
{
    SshProposal proposal;
    proposal.state = SshProposal::State::Changed;
    proposal.obstacle = SshObstacle::ProxyCommand;
    proposal.detail = u"nc %h"_s;
    proposal.server.isMonitored = false;
    proposal.changes = {SshField::Monitored};

    CHECK(text::proposalNotes(proposal)
          == QStringList{text::obstacleText(proposal), u"watched: yes → no"_s});
}
