// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/SshProposal.h"

#include "tests/support/Catch.h"

#include <functional>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

using State = SshProposal::State;

SshHostAnswer answerOf(const QString& host)
{
    SshHostConfig config;
    config.hostName = host + u".lan"_s;
    config.user = u"deploy"_s;
    config.strictHostKeyChecking = u"ask"_s;
    return {host, config, {}, {}};
}

/// What an earlier import made of it, with an id and what the user added.
Server importedServer(const SshHostAnswer& answer)
{
    Server server = proposeServers({answer}, {}, {}).front().server;
    server.id = ServerId{7};
    server.group = u"Databases"_s;
    server.tags = {u"prod"_s};
    server.statusInterval = seconds{42};
    server.isMonitored = false;
    return server;
}

SshProposal proposalFor(const SshHostAnswer& answer, const std::vector<Server>& existing = {})
{
    const auto proposals = proposeServers({answer}, existing, {});
    REQUIRE(proposals.size() == 1);
    return proposals.front();
}

using Change = std::function<void(SshHostAnswer&)>;

SshHostAnswer answerWith(const Change& change)
{
    SshHostAnswer answer = answerOf(u"db1"_s);
    change(answer);
    return answer;
}

} // namespace

TEST_CASE("A host that is not in the list becomes a new server with the user's intervals")
{
    SshHostAnswer answer = answerOf(u"db1"_s);
    answer.config->port = 2222;
    answer.config->keyFiles = QStringList{u"/k/id"_s};
    answer.keyFile = u"/k/id"_s;
    answer.config->identityAgent = u"/run/agent"_s;
    answer.jumpHosts = QStringList{u"ops@a:1022"_s, u"ops@b"_s};
    Server defaults;
    defaults.statusInterval = seconds{5};

    const auto proposals = proposeServers({answer}, {}, defaults);

    REQUIRE(proposals.size() == 1);
    CHECK(proposals[0].state == State::New);
    const Server& server = proposals[0].server;
    CHECK(server.name == u"db1"_s);
    CHECK(addressOf(server) == u"deploy@db1.lan:2222"_s);
    CHECK(server.auth == AuthMethod::KeyFile);
    CHECK(server.identityFile == u"/k/id"_s);
    CHECK(server.identityAgent == u"/run/agent"_s);
    CHECK(server.proxyJump == u"ops@a:1022,ops@b"_s);
    CHECK(server.statusInterval == seconds{5});
    CHECK(serversOf(proposals, State::New) == std::vector{server});
    CHECK(serversOf(proposals, State::Changed).empty());
}

TEST_CASE("How unknown host keys are met is taken over, but never as lax as no")
{
    const auto [word, policy, isRemarked] = GENERATE(table<QString, HostKeyPolicy, bool>({
        {u"true"_s, HostKeyPolicy::Strict, false},
        {u"accept-new"_s, HostKeyPolicy::AcceptNew, false},
        {u"ask"_s, HostKeyPolicy::Ask, false},
        {u"false"_s, HostKeyPolicy::Ask, true},
    }));
    SshHostAnswer answer = answerOf(u"db1"_s);
    answer.config->strictHostKeyChecking = word;

    const SshProposal proposal = proposalFor(answer);

    CHECK(proposal.server.hostKeyPolicy == policy);
    CHECK(proposal.remarks
          == (isRemarked ? std::vector{SshRemark::AsksForHostKeys} : std::vector<SshRemark>()));
}

TEST_CASE("A policy that the user made stricter stays")
{
    const SshHostAnswer answer = answerOf(u"db1"_s);
    Server strict = importedServer(answer);
    strict.hostKeyPolicy = HostKeyPolicy::Strict;
    Server lax = strict;
    lax.hostKeyPolicy = HostKeyPolicy::AcceptNew;

    CHECK(proposalFor(answer, {strict}).state == State::Unchanged);
    CHECK(proposalFor(answer, {lax}).changes == std::vector{SshField::HostKeyPolicy});
}

TEST_CASE("An import of the same file changes nothing")
{
    const SshHostAnswer answer = answerOf(u"db1"_s);
    const Server server = importedServer(answer);

    const SshProposal proposal = proposalFor(answer, {server});

    CHECK(proposal.state == State::Unchanged);
    CHECK(proposal.server == server);
    CHECK(proposal.changes.empty());
}

TEST_CASE("What changed in the file is marked field by field, and the rest stays the user's")
{
    const auto [field, change] = GENERATE(table<SshField, Change>({
        {SshField::Host, [](SshHostAnswer& a) { a.config->hostName = u"10.0.0.9"_s; }},
        {SshField::Port, [](SshHostAnswer& a) { a.config->port = 2222; }},
        {SshField::User, [](SshHostAnswer& a) { a.config->user = u"root"_s; }},
        {SshField::Key, [](SshHostAnswer& a) { a.keyFile = u"/k/other"_s; }},
        {SshField::Certificate,
         [](SshHostAnswer& a) {
             a.keyFile = u"/k/id"_s;
             a.certificateFile = u"/k/signed.pub"_s;
         }},
        {SshField::Agent, [](SshHostAnswer& a) { a.config->identityAgent = u"none"_s; }},
        {SshField::JumpHosts, [](SshHostAnswer& a) { a.jumpHosts = QStringList{u"b"_s}; }},
        {SshField::HostKeyPolicy,
         [](SshHostAnswer& a) { a.config->strictHostKeyChecking = u"true"_s; }},
        {SshField::HostKeyAlias, [](SshHostAnswer& a) { a.config->hostKeyAlias = u"lab"_s; }},
        {SshField::KnownHostsFiles,
         [](SshHostAnswer& a) {
             a.config->userKnownHostsFiles = {u"/k/hosts"_s};
             a.config->hasUsualKnownHosts = false;
         }},
    }));
    SshHostAnswer earlier = answerOf(u"db1"_s);
    earlier.keyFile = u"/k/id"_s;
    const Server before = importedServer(earlier);

    const SshProposal proposal = proposalFor(answerWith(change), {before});

    CHECK(proposal.state == State::Changed);
    CHECK(proposal.changes == std::vector{field});
    CHECK(proposal.before == before);
    CHECK(proposal.server.id == before.id);
    CHECK(proposal.server.group == before.group);
    CHECK(proposal.server.tags == before.tags);
    CHECK(proposal.server.statusInterval == before.statusInterval);
    CHECK_FALSE(proposal.server.isMonitored);
}

TEST_CASE("A key that only the user chose stays, and so does a password")
{
    const SshHostAnswer answer = answerOf(u"db1"_s); // names no key
    Server server = importedServer(answer);
    server.auth = AuthMethod::Password;

    CHECK(proposalFor(answer, {server}).state == State::Unchanged);
}

TEST_CASE("Jump hosts in other spelling are the same way")
{
    SshHostAnswer answer = answerOf(u"db1"_s);
    answer.jumpHosts = QStringList{u"ops@a"_s, u"ops@b"_s};
    Server server = importedServer(answer);
    server.proxyJump = u"ops@a:22 , ops@b"_s;

    CHECK(proposalFor(answer, {server}).state == State::Unchanged);
}

TEST_CASE("The host of an import is found again by its name in any letters")
{
    const SshHostAnswer answer = answerOf(u"db1"_s);
    Server server = importedServer(answer);
    server.name = u"DB1"_s;

    const SshProposal proposal = proposalFor(answer, {server});

    CHECK(proposal.state == State::Unchanged);
    CHECK(proposal.server.name == u"DB1"_s);
}

TEST_CASE("A host that can't be reached as ssh reaches it is left out with the reason")
{
    const auto [obstacle, change] = GENERATE(table<SshObstacle, Change>({
        {SshObstacle::RefusedBySsh,
         [](SshHostAnswer& a) { a.config = fail(ErrorCode::InvalidFile, u"reason"_s); }},
        {SshObstacle::ProxyCommand,
         [](SshHostAnswer& a) { a.config->proxyCommand = u"nc | reason"_s; }},
        {SshObstacle::ProxyCommand,
         [](SshHostAnswer& a) {
             a.config->proxyCommand = u"reason"_s;
             a.config->proxyUsesFdpass = true;
         }},
        {SshObstacle::Doubtful,
         [](SshHostAnswer& a) {
             a.config->notes = {{u"/c"_s, 3, u"reason"_s, true}};
         }},
        {SshObstacle::JumpHosts,
         [](SshHostAnswer& a) { a.jumpHosts = fail(ErrorCode::InvalidConfig, u"reason"_s); }},
        {SshObstacle::KeyFile,
         [](SshHostAnswer& a) { a.config->keyFiles = fail(ErrorCode::InvalidFile, u"reason"_s); }},
        {SshObstacle::KeyFile,
         [](SshHostAnswer& a) {
             a.config->certificatePaths = fail(ErrorCode::InvalidFile, u"reason"_s);
         }},
        {SshObstacle::Agent, [](SshHostAnswer& a) { a.config->identityAgent = u"$reason"_s; }},
        {SshObstacle::Unfit, [](SshHostAnswer& a) { a.config->hostName = u"a b"_s; }},
        {SshObstacle::Unfit, [](SshHostAnswer& a) { a.config->hostKeyAlias = u"-host"_s; }},
        {SshObstacle::Unfit,
         [](SshHostAnswer& a) {
             a.config->userKnownHostsFiles = {u"hosts"_s};
             a.config->hasUsualKnownHosts = false;
         }},
    }));
    const bool isKnown = GENERATE(false, true);
    const SshHostAnswer answer = answerWith(change);
    const std::vector<Server> existing
        = isKnown ? std::vector{importedServer(answerOf(u"db1"_s))} : std::vector<Server>();

    const SshProposal proposal = proposalFor(answer, existing);

    CHECK(proposal.state == State::Refused);
    CHECK(proposal.obstacle == obstacle);
    const QString word = obstacle == SshObstacle::Unfit ? u"host"_s : u"reason"_s;
    CHECK(proposal.detail.contains(word, Qt::CaseInsensitive));
}

TEST_CASE("A name that looks like another in other letters is taken")
{
    const auto proposals
        = proposeServers({answerOf(u"db1"_s), answerOf(u"DB1"_s)}, {thisComputer()}, {});

    CHECK(proposals[0].state == State::New);
    CHECK(proposals[1].obstacle == SshObstacle::NameTaken);
}

TEST_CASE("What is not taken over is remarked")
{
    const auto [remark, change] = GENERATE(table<SshRemark, Change>({
        {SshRemark::FirstKeyOnly,
         [](SshHostAnswer& a) {
             a.config->keyFiles = QStringList{u"/a"_s, u"/b"_s};
             a.keyFile = u"/b"_s;
         }},
        {SshRemark::NoKeyThere,
         [](SshHostAnswer& a) { a.config->keyFiles = QStringList{u"/a"_s}; }},
        {SshRemark::CertificateUnused,
         [](SshHostAnswer& a) { a.config->certificatePaths = QStringList{u"/c"_s}; }},
        {SshRemark::CertificateUnused,
         [](SshHostAnswer& a) {
             a.config->certificatePaths = QStringList{u"/c"_s};
             a.certificateFile = u"/c"_s; // of a key in the agent
         }},
        {SshRemark::FirstCertificateOnly,
         [](SshHostAnswer& a) {
             a.keyFile = u"/a"_s;
             a.config->certificatePaths = QStringList{u"/c"_s, u"/d"_s};
             a.certificateFile = u"/d"_s;
         }},
        {SshRemark::HopUnlisted,
         [](SshHostAnswer& a) {
             a.jumpHosts = QStringList{u"ops@gate"_s};
             a.ownHops = {u"ops@gate"_s};
         }},
        {SshRemark::NameNotLookedUp,
         [](SshHostAnswer& a) {
             a.config->notes = {{u"/c"_s, 3, u"canonical"_s, false}};
         }},
    }));

    const SshProposal proposal = proposalFor(answerWith(change));

    CHECK(proposal.state == State::New);
    CHECK(proposal.remarks == std::vector{remark});
}

TEST_CASE("A proposal holds the files that are missing: those before the one that is used, or all")
{
    const auto proposed = [](const std::optional<QString>& there) {
        return proposalFor(answerWith([&there](SshHostAnswer& a) {
            a.config->keyFiles = QStringList{u"/a"_s, u"/b"_s, u"/c"_s};
            a.config->certificatePaths = a.config->keyFiles;
            a.keyFile = there;
            a.certificateFile = there;
        }));
    };
    const auto [there, absent] = GENERATE(table<std::optional<QString>, QStringList>({
        {u"/a"_s, {}},
        {u"/c"_s, {u"/a"_s, u"/b"_s}},
        {std::nullopt, {u"/a"_s, u"/b"_s, u"/c"_s}},
    }));

    const SshProposal proposal = proposed(there);

    CHECK(proposal.absentKeys == absent);
    CHECK(proposal.absentCertificates == absent);
}

TEST_CASE("A server that an import once switched off is told as such when its entry is right again")
{
    const SshHostAnswer answer = answerOf(u"db1"_s);
    Server imported = importedServer(answer);
    imported.isMonitored = false;

    const SshProposal proposal = proposalFor(answer, {imported});

    CHECK(proposal.state == State::Unchanged);
    CHECK(proposal.remarks == std::vector{SshRemark::NotWatched});
}

TEST_CASE("The usual agent is the one of the environment, whatever it is called")
{
    const QString word = GENERATE(u"SSH_AUTH_SOCK"_s, u"$SSH_AUTH_SOCK"_s);

    const SshProposal proposal
        = proposalFor(answerWith([&](SshHostAnswer& a) { a.config->identityAgent = word; }));

    CHECK(proposal.state == State::New);
    CHECK(proposal.server.identityAgent.isEmpty());
}

TEST_CASE("The name that the file gives to the host keys is taken over, and taken back with it")
{
    SshHostAnswer answer = answerOf(u"db1"_s);
    answer.config->hostKeyAlias = u"lab"_s;
    Server imported = importedServer(answer);
    CHECK(imported.hostKeyAlias == u"lab"_s);
    imported.hostKeyAlias = u"LAB"_s;

    CHECK(proposalFor(answer, {imported}).state == State::Unchanged);
    CHECK(proposalFor(answerOf(u"db1"_s), {imported}).server.hostKeyAlias.isEmpty());
}

TEST_CASE("A jump host that is in the list, or comes with the same import, needs no remark")
{
    SshHostAnswer answer = answerOf(u"db1"_s);
    answer.jumpHosts = QStringList{u"deploy@GATE.lan"_s};
    answer.ownHops = *answer.jumpHosts;
    const SshHostAnswer gate = answerOf(u"gate"_s);

    CHECK(proposeServers({answer, gate}, {}, {}).front().remarks.empty());
    CHECK(proposeServers({answer}, {importedServer(gate)}, {}).front().remarks.empty());
    CHECK(proposeServers({answer}, {}, {}).front().remarks == std::vector{SshRemark::HopUnlisted});
}

TEST_CASE("The certificate comes and goes with the key that the file names")
{
    SshHostAnswer answer = answerOf(u"db1"_s);
    answer.keyFile = u"/k/id"_s;
    answer.certificateFile = u"/k/signed.pub"_s;
    const Server imported = importedServer(answer);
    CHECK(imported.certificateFile == u"/k/signed.pub"_s);

    answer.certificateFile.reset();

    CHECK(proposalFor(answer, {imported}).changes == std::vector{SshField::Certificate});
    CHECK(proposalFor(answer, {imported}).server.certificateFile.isEmpty());
    CHECK(proposalFor(answerOf(u"db1"_s), {imported}).state == State::Unchanged);
}

TEST_CASE("Known hosts of its own are taken over, none of the user, or the usual ones again")
{
    const auto [files, isUsual, expected] = GENERATE(table<QStringList, bool, QStringList>({
        {{u"/k/a"_s, u"/k/b"_s}, false, {u"/k/a"_s, u"/k/b"_s}},
        {{}, false, {u"none"_s}},
        {{u"/home/me/.ssh/known_hosts"_s}, true, {}},
    }));
    SshHostAnswer answer = answerOf(u"db1"_s);
    Server before = importedServer(answer);
    before.knownHostsFiles = {u"/k/old"_s};
    answer.config->userKnownHostsFiles = files;
    answer.config->hasUsualKnownHosts = isUsual;

    const SshProposal proposal = proposalFor(answer, {before});

    CHECK(proposal.server.knownHostsFiles == expected);
    CHECK(proposal.changes == std::vector{SshField::KnownHostsFiles});
    CHECK(proposal.remarks == std::vector{SshRemark::NotWatched});
}

TEST_CASE("A server that ssh now reaches by another way that can't be gone is watched no more")
{
    const auto [obstacle, change] = GENERATE(table<SshObstacle, Change>({
        {SshObstacle::ProxyCommand,
         [](SshHostAnswer& a) { a.config->proxyCommand = u"nc | nc"_s; }},
        {SshObstacle::JumpHosts,
         [](SshHostAnswer& a) { a.jumpHosts = fail(ErrorCode::InvalidConfig, u"reason"_s); }},
    }));
    SshHostAnswer answer = answerWith(change);
    answer.config->port = 2222; // of the other way
    Server before = importedServer(answerOf(u"db1"_s));
    before.isMonitored = true;
    Server expected = before;
    expected.isMonitored = false;

    const auto proposals = proposeServers({answer}, {before}, {});

    CHECK(proposals.front().state == State::Changed);
    CHECK(proposals.front().obstacle == obstacle);
    CHECK(proposals.front().changes == std::vector{SshField::Monitored});
    CHECK(serversOf(proposals, State::Changed) == std::vector{expected});
    CHECK(proposalFor(answer, {expected}).state == State::Refused);
}

TEST_CASE("A ProxyCommand is taken over switched off, and stays on only while it is the same")
{
    const SshHostAnswer answer
        = answerWith([](SshHostAnswer& a) { a.config->proxyCommand = u"nc %h %p"_s; });
    const SshProposal proposal = proposalFor(answer);
    CHECK(proposal.server.proxyCommand == u"nc %h %p"_s);
    CHECK_FALSE(proposal.server.runsProxyCommand);
    CHECK(proposal.remarks == std::vector{SshRemark::ProxyCommandOff});
    Server before = proposal.server;
    before.runsProxyCommand = true;
    CHECK(proposalFor(answer, {before}).server == before);
    CHECK(proposalFor(answer, {before}).remarks.empty());
    before.proxyCommand = u"nc -X 5 %h %p"_s;
    CHECK(proposalFor(answer, {before}).changes == std::vector{SshField::ProxyCommand});
    CHECK_FALSE(proposalFor(answer, {before}).server.runsProxyCommand);
}

TEST_CASE("A server whose new entry can't be taken over for other reasons is watched as before")
{
    SshHostAnswer answer = answerOf(u"db1"_s);
    answer.config->identityAgent = u"$OTHER"_s;
    Server before = importedServer(answerOf(u"db1"_s));
    before.isMonitored = true;

    CHECK(proposalFor(answer, {before}).state == State::Refused);
}

TEST_CASE("This computer is watched whatever a file says of a host of its name")
{
    SshHostAnswer answer = answerOf(thisComputer().name);
    answer.config->proxyCommand = u"nc"_s;

    CHECK(proposalFor(answer, {thisComputer()}).state == State::Refused);
}
