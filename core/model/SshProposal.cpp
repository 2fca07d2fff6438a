// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/SshProposal.h"

#include "core/model/JumpHosts.h"
#include "core/model/ProxyCommand.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

using State = SshProposal::State;

constexpr std::array allFields{SshField::Host,
                               SshField::Port,
                               SshField::User,
                               SshField::Key,
                               SshField::Certificate,
                               SshField::Agent,
                               SshField::JumpHosts,
                               SshField::ProxyCommand,
                               SshField::HostKeyPolicy,
                               SshField::HostKeyAlias,
                               SshField::KnownHostsFiles,
                               SshField::Monitored};

/// Two servers whose names have the same can't be in one list.
QString nameInAnyLetters(const QString& name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

void takeKey(Server& server, const SshHostAnswer& answer)
{
    if (answer.keyFile) {
        server.auth = AuthMethod::KeyFile;
        server.identityFile = *answer.keyFile;
        server.certificateFile = answer.certificateFile.value_or(QString());
    }
}

void takeAgent(Server& server, const SshHostConfig& config)
{
    if (!config.identityAgent) {
        return;
    }
    const QString& agent = *config.identityAgent;
    const bool isUsual = agent == "SSH_AUTH_SOCK"_L1 || agent == "$SSH_AUTH_SOCK"_L1;
    const bool isNone = agent.compare("none"_L1, Qt::CaseInsensitive) == 0;
    server.identityAgent = isUsual ? QString() : (isNone ? u"none"_s : agent);
}

/// Never laxer than before unless the file says so, and never as lax as "no".
void takePolicy(Server& server, const SshHostConfig& config)
{
    if (config.strictHostKeyChecking == "true"_L1) {
        server.hostKeyPolicy = HostKeyPolicy::Strict;
    } else if (config.strictHostKeyChecking == "accept-new"_L1) {
        server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    } else if (server.hostKeyPolicy == HostKeyPolicy::AcceptNew) {
        server.hostKeyPolicy = HostKeyPolicy::Ask;
    }
}

void takeKnownHosts(Server& server, const SshHostConfig& config)
{
    server.knownHostsFiles = config.hasUsualKnownHosts ? QStringList() : config.userKnownHostsFiles;
    if (!config.hasUsualKnownHosts && config.userKnownHostsFiles.isEmpty()) {
        server.knownHostsFiles = {u"none"_s};
    }
}

/// A command is run only when a person has switched on that very one.
void takeWay(Server& server, const SshHostAnswer& answer)
{
    const QString command = answer.config->proxyCommand.value_or(QString());
    server.proxyJump = answer.jumpHosts.value_or(QStringList()).join(u',');
    server.runsProxyCommand = server.runsProxyCommand && server.proxyCommand == command;
    server.proxyCommand = command;
}

Server withConfig(const Server& base, const SshHostAnswer& answer)
{
    Server server = base;
    server.host = answer.config->hostName;
    server.port = answer.config->port;
    server.user = answer.config->user;
    takeWay(server, answer);
    takeKey(server, answer);
    takeAgent(server, *answer.config);
    takePolicy(server, *answer.config);
    takeKnownHosts(server, *answer.config);
    server.hostKeyAlias = answer.config->hostKeyAlias.value_or(QString());
    return server;
}

QStringList hopAddresses(const QString& proxyJump)
{
    QStringList addresses;
    const auto hops = parseJumpHosts(proxyJump);
    if (!hops) {
        return {proxyJump};
    }
    for (const Server& hop : *hops) {
        addresses += addressOf(hop);
    }
    return addresses;
}

bool differs(SshField field, const Server& a, const Server& b)
{
    switch (field) {
    case SshField::Host:
        return a.host.compare(b.host, Qt::CaseInsensitive) != 0;
    case SshField::Port:
        return a.port != b.port;
    case SshField::User:
        return a.user != b.user;
    case SshField::Key:
        return a.auth != b.auth || a.identityFile != b.identityFile;
    case SshField::Certificate:
        return a.certificateFile != b.certificateFile;
    case SshField::Agent:
        return a.identityAgent != b.identityAgent;
    case SshField::JumpHosts:
        return hopAddresses(a.proxyJump) != hopAddresses(b.proxyJump);
    case SshField::ProxyCommand:
        return a.proxyCommand != b.proxyCommand;
    case SshField::HostKeyPolicy:
        return a.hostKeyPolicy != b.hostKeyPolicy;
    case SshField::HostKeyAlias:
        return a.hostKeyAlias.compare(b.hostKeyAlias, Qt::CaseInsensitive) != 0;
    case SshField::KnownHostsFiles:
        return a.knownHostsFiles != b.knownHostsFiles;
    case SshField::Monitored:
        return a.isMonitored != b.isMonitored;
    }
    return false;
}

void refuse(SshProposal& proposal, SshObstacle obstacle, const QString& detail)
{
    proposal.state = State::Refused;
    proposal.obstacle = obstacle;
    proposal.detail = detail;
}

bool isNamedByVariable(const std::optional<QString>& agent)
{
    return agent && agent->startsWith(u'$') && *agent != "$SSH_AUTH_SOCK"_L1;
}

/// None when it has no ProxyCommand.
Result<QStringList> proxyWords(const SshHostConfig& config)
{
    if (config.proxyCommand && config.proxyUsesFdpass) {
        return fail(ErrorCode::InvalidConfig, u"it hands over a socket (ProxyUseFdpass)"_s);
    }
    return config.proxyCommand ? splitProxyCommand(*config.proxyCommand) : Result<QStringList>{};
}

/// The first thing in the way to a login like ssh's.
void findObstacle(SshProposal& proposal, const SshHostAnswer& answer)
{
    const SshHostConfig& config = *answer.config;
    const auto doubt = std::ranges::find(config.notes, true, &SshConfigNote::isDoubtful);
    if (doubt != config.notes.end()) {
        refuse(proposal,
               SshObstacle::Doubtful,
               u"%1 line %2: %3"_s.arg(doubt->file, QString::number(doubt->line), doubt->text));
    } else if (const auto words = proxyWords(config); !words) {
        refuse(proposal,
               SshObstacle::ProxyCommand,
               *config.proxyCommand + u": "_s + words.error().detail);
    } else if (!answer.jumpHosts) {
        refuse(proposal, SshObstacle::JumpHosts, answer.jumpHosts.error().detail);
    } else if (!config.keyFiles) {
        refuse(proposal, SshObstacle::KeyFile, config.keyFiles.error().detail);
    } else if (!config.certificatePaths) {
        refuse(proposal, SshObstacle::KeyFile, config.certificatePaths.error().detail);
    } else if (isNamedByVariable(config.identityAgent)) {
        refuse(proposal, SshObstacle::Agent, *config.identityAgent);
    } else if (proposal.before.kind == ServerKind::Local) {
        refuse(proposal, SshObstacle::NameTaken, {});
    } else if (const auto valid = validate(proposal.server); !valid) {
        refuse(proposal, SshObstacle::Unfit, valid.error().detail);
    }
}

/// Those before the first one that exists.
QStringList absentOf(const Result<QStringList>& named, const std::optional<QString>& there)
{
    const QStringList files = named.value_or(QStringList());
    return there ? files.first(std::max<qsizetype>(files.indexOf(*there), 0)) : files;
}

std::vector<SshRemark> remarksOn(const SshHostAnswer& answer)
{
    const SshHostConfig& config = *answer.config;
    const qsizetype keys = config.keyFiles.value_or(QStringList()).size();
    std::vector<SshRemark> remarks;
    const auto add = [&remarks](bool applies, SshRemark remark) {
        if (applies) {
            remarks.push_back(remark);
        }
    };
    add(config.strictHostKeyChecking == "false"_L1, SshRemark::AsksForHostKeys);
    add(answer.keyFile && keys > 1, SshRemark::FirstKeyOnly);
    add(!answer.keyFile && keys > 0, SshRemark::NoKeyThere);
    const qsizetype certificates = config.certificatePaths.value_or(QStringList()).size();
    const bool isCertified = answer.keyFile && answer.certificateFile;
    add(certificates > 0 && !isCertified, SshRemark::CertificateUnused);
    add(certificates > 1 && isCertified, SshRemark::FirstCertificateOnly);
    add(std::ranges::find(config.notes, false, &SshConfigNote::isDoubtful) != config.notes.end(),
        SshRemark::NameNotLookedUp);
    return remarks;
}

/// One that was imported before, or made by hand, must not go on to be reached by a way that ssh
/// does not go.
void switchOffStray(SshProposal& proposal)
{
    const bool isOtherWay = proposal.obstacle == SshObstacle::ProxyCommand
        || proposal.obstacle == SshObstacle::JumpHosts;
    if (isOtherWay && proposal.before.kind == ServerKind::Ssh && proposal.before.isMonitored) {
        proposal.server = proposal.before;
        proposal.server.isMonitored = false;
        proposal.changes = {SshField::Monitored};
        proposal.state = State::Changed;
    }
}

SshProposal propose(const SshHostAnswer& answer, const Server* existing, const Server& defaults)
{
    SshProposal proposal;
    proposal.alias = answer.host;
    proposal.server.name = answer.host;
    if (!answer.config) {
        refuse(proposal, SshObstacle::RefusedBySsh, answer.config.error().detail);
        return proposal;
    }
    proposal.server.statusInterval = defaults.statusInterval;
    proposal.server.metricsInterval = defaults.metricsInterval;
    if (existing != nullptr) {
        proposal.before = *existing;
        proposal.server = *existing;
    }
    proposal.server = withConfig(proposal.server, answer);
    proposal.remarks = remarksOn(answer);
    proposal.absentKeys = absentOf(answer.config->keyFiles, answer.keyFile);
    proposal.absentCertificates = absentOf(answer.config->certificatePaths, answer.certificateFile);
    if (existing != nullptr) {
        std::ranges::copy_if(
            allFields, std::back_inserter(proposal.changes), [&proposal](SshField field) {
                return differs(field, proposal.before, proposal.server);
            });
        proposal.state = proposal.changes.empty() ? State::Unchanged : State::Changed;
    }
    findObstacle(proposal, answer);
    if (existing != nullptr) {
        switchOffStray(proposal);
    }
    if (!proposal.server.proxyCommand.isEmpty() && !proposal.server.runsProxyCommand) {
        proposal.remarks.push_back(SshRemark::ProxyCommandOff);
    }
    if (existing != nullptr && !existing->isMonitored && !proposal.obstacle) {
        proposal.remarks.push_back(SshRemark::NotWatched);
    }
    return proposal;
}

/// Two servers with the same are one login for those behind it: isSameLogin().
QString loginOf(const Server& server)
{
    Server any = server;
    any.host = server.host.toLower();
    return addressOf(any);
}

QSet<QString> loginsOf(const std::vector<SshProposal>& proposals,
                       const std::vector<Server>& existing)
{
    QSet<QString> logins;
    for (const Server& server : existing) {
        logins.insert(loginOf(server));
    }
    for (const SshProposal& proposal : proposals) {
        if (proposal.state != State::Refused) {
            logins.insert(loginOf(proposal.server));
        }
    }
    return logins;
}

/// A jump host that is a server of the list is logged in to as that one: jumpHostsOf().
bool isListed(const QString& hop, const QSet<QString>& logins)
{
    const auto address = parseTarget(hop);
    return address && logins.contains(loginOf(*address));
}

void remarkOnHops(SshProposal& proposal, const SshHostAnswer& answer, const QSet<QString>& logins)
{
    const bool areListed = std::ranges::all_of(
        answer.ownHops, [&logins](const QString& hop) { return isListed(hop, logins); });
    if (!areListed) {
        proposal.remarks.push_back(SshRemark::HopUnlisted);
    }
}

} // namespace

std::vector<SshProposal> proposeServers(const std::vector<SshHostAnswer>& answers,
                                        const std::vector<Server>& existing,
                                        const Server& defaults)
{
    QHash<QString, const Server*> named;
    for (const Server& server : existing) {
        const QString key = nameInAnyLetters(server.name);
        if (!named.contains(key)) {
            named.insert(key, &server);
        }
    }
    std::vector<SshProposal> proposals;
    QSet<QString> seen;
    for (const SshHostAnswer& answer : answers) {
        const QString key = nameInAnyLetters(answer.host);
        proposals.push_back(propose(answer, named.value(key), defaults));
        if (seen.contains(key) && proposals.back().state != State::Refused) {
            refuse(proposals.back(), SshObstacle::NameTaken, {});
        }
        seen.insert(key);
    }
    const QSet<QString> logins = loginsOf(proposals, existing);
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        remarkOnHops(proposals[i], answers[i], logins);
    }
    return proposals;
}

std::vector<Server> serversOf(const std::vector<SshProposal>& proposals, SshProposal::State state)
{
    std::vector<Server> servers;
    for (const SshProposal& proposal : proposals) {
        if (proposal.state == state) {
            servers.push_back(proposal.server);
        }
    }
    return servers;
}

} // namespace vedette
