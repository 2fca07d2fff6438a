// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/SshImport.h"

#include "core/base/Names.h"
#include "core/cli/TextWidth.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Configuration.h"
#include "core/engine/SshHosts.h"
#include "core/text/SshProposalText.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::Configuration;
using State = SshProposal::State;
using Proposals = std::vector<SshProposal>;

constexpr int mostImported = 5001; // the file itself and hosts in it

constexpr Names<State, 4> stateNames{{{State::New, "new"_L1},
                                      {State::Changed, "changed"_L1},
                                      {State::Unchanged, "unchanged"_L1},
                                      {State::Refused, "refused"_L1}}};
constexpr Names<SshField, 12> sshFieldNames{{{SshField::Host, "host"_L1},
                                             {SshField::Port, "port"_L1},
                                             {SshField::User, "user"_L1},
                                             {SshField::Key, "key"_L1},
                                             {SshField::Certificate, "certificate"_L1},
                                             {SshField::Agent, "agent"_L1},
                                             {SshField::JumpHosts, "jumpHosts"_L1},
                                             {SshField::ProxyCommand, "proxyCommand"_L1},
                                             {SshField::HostKeyPolicy, "hostKeyPolicy"_L1},
                                             {SshField::HostKeyAlias, "hostKeyAlias"_L1},
                                             {SshField::KnownHostsFiles, "knownHostsFiles"_L1},
                                             {SshField::Monitored, "monitored"_L1}}};

std::ptrdiff_t countOf(const Proposals& proposals, State state)
{
    return std::ranges::count(proposals, state, &SshProposal::state);
}

/// The answers for the hosts that were named, in the order of the file. NotFound when the file
/// does not name one of them.
Result<std::vector<SshHostAnswer>> chosenAnswers(std::vector<SshHostAnswer> answers,
                                                 const QStringList& hosts)
{
    for (const QString& host : hosts) {
        if (std::ranges::find(answers, host, &SshHostAnswer::host) == answers.end()) {
            return fail(ErrorCode::InvalidConfig, u"the file names no host “%1”"_s.arg(host));
        }
    }
    if (!hosts.isEmpty()) {
        std::erase_if(answers,
                      [&hosts](const SshHostAnswer& a) { return !hosts.contains(a.host); });
    }
    return answers;
}

Result<Proposals> proposalsOf(const QString& file,
                              const QStringList& hosts,
                              Configuration& configuration,
                              const Settings& settings)
{
    auto answers = engine::readSshHosts(file).and_then(
        [&hosts](const auto& all) { return chosenAnswers(all, hosts); });
    if (!answers) {
        return fail(answers.error());
    }
    const auto servers = configuration.servers();
    if (!servers) {
        return fail(servers.error());
    }
    Server defaults;
    defaults.statusInterval = settings.statusInterval;
    defaults.metricsInterval = settings.metricsInterval;
    return proposeServers(*answers, *servers, defaults);
}

/// All that are new, or none of them; then the changes one by one.
Result<void> apply(Configuration& configuration, const Proposals& proposals)
{
    if (const auto added = configuration.add(serversOf(proposals, State::New)); !added) {
        return fail(added.error());
    }
    const std::vector<Server> changed = serversOf(proposals, State::Changed);
    for (const Server& server : changed) {
        if (const auto updated = configuration.update(server); !updated) {
            return fail(updated.error().in(server.name));
        }
    }
    return {};
}

void sayProposals(const Console& console, const Proposals& proposals)
{
    std::vector<QStringList> rows{{u"STATE"_s, u"HOST"_s, u"ADDRESS"_s, u"KEY"_s, u"VIA"_s}};
    for (const SshProposal& proposal : proposals) {
        const bool isKnown = !proposal.server.host.isEmpty();
        rows.push_back({text::proposalStateLabel(proposal.state),
                        proposal.alias,
                        isKnown ? addressOf(proposal.server) : QString(),
                        isKnown ? text::fieldText(SshField::Key, proposal.server) : QString(),
                        text::wayText(proposal.server)});
    }
    const QStringList lines = tableLines(rows);
    say(console, lines.front());
    for (qsizetype i = 1; i < lines.size(); ++i) {
        say(console, lines[i]);
        const SshProposal& proposal = proposals[static_cast<std::size_t>(i - 1)];
        const QStringList notes = text::settingTexts(proposal) + text::proposalNotes(proposal);
        for (const QString& note : notes) {
            say(console, u"    "_s + note);
        }
    }
}

QJsonObject changeJson(const SshProposal& proposal, SshField field)
{
    return {{"field"_L1, nameOf(sshFieldNames, field)},
            {"before"_L1, text::fieldText(field, proposal.before)},
            {"after"_L1, text::fieldText(field, proposal.server)}};
}

QJsonObject proposalJson(const SshProposal& proposal)
{
    QJsonObject json{{"host"_L1, proposal.alias}, {"state"_L1, nameOf(stateNames, proposal.state)}};
    if (proposal.obstacle) {
        json["reason"_L1] = text::obstacleText(proposal);
    }
    if (!proposal.server.host.isEmpty()) { // ssh names none where it refuses the host itself
        json["address"_L1] = addressOf(proposal.server);
    }
    if (proposal.state == State::Refused) {
        return json;
    }
    json["identityFile"_L1] = proposal.server.identityFile;
    json["certificateFile"_L1] = proposal.server.certificateFile;
    json["identityAgent"_L1] = proposal.server.identityAgent;
    json["proxyJump"_L1] = proposal.server.proxyJump;
    json["proxyCommand"_L1] = proposal.server.proxyCommand;
    json["hostKeyAlias"_L1] = proposal.server.hostKeyAlias;
    json["knownHostsFiles"_L1] = QJsonArray::fromStringList(proposal.server.knownHostsFiles);
    QJsonArray changes;
    std::ranges::for_each(proposal.changes,
                          [&](SshField field) { changes.append(changeJson(proposal, field)); });
    json["changes"_L1] = changes;
    QJsonArray remarks;
    std::ranges::for_each(proposal.remarks, [&](SshRemark remark) {
        remarks.append(text::remarkText(remark, proposal));
    });
    json["remarks"_L1] = remarks;
    return json;
}

void sayImportJson(const Console& console,
                   const QString& file,
                   const Proposals& proposals,
                   bool isDone)
{
    QJsonArray hosts;
    std::ranges::for_each(
        proposals, [&](const SshProposal& proposal) { hosts.append(proposalJson(proposal)); });
    say(console,
        QJsonDocument(QJsonObject{{"file"_L1, file}, {"isDone"_L1, isDone}, {"hosts"_L1, hosts}}));
}

void saySum(const Console& console, const Proposals& proposals, bool isDone)
{
    const QString sum = isDone ? u"Added %1, updated %2; %3 unchanged, %4 left out."_s
                               : u"Would add %1, update %2; %3 unchanged, %4 left out."_s;
    say(console,
        sum.arg(countOf(proposals, State::New))
            .arg(countOf(proposals, State::Changed))
            .arg(countOf(proposals, State::Unchanged))
            .arg(countOf(proposals, State::Refused)));
}

VerbHelp sshImportHelp()
{
    return {
        u"server import --ssh-config"_s,
        u"[FILE] [HOST…] [--dry-run] [--json]"_s,
        u"Makes servers of the hosts that an SSH client configuration (ssh_config) names without\n"
        "wildcards, or of the HOSTs alone; FILE is ~/.ssh/config unless it is given. A server\n"
        "that has the host's name already gets what has changed in the file; its group, tags and\n"
        "intervals stay, and servers that the file doesn't name stay as they are. A host that\n"
        "can't be reached as ssh reaches it (“Match exec”, a ProxyCommand that takes a shell) is\n"
        "left out and told; a server that ssh now reaches in such a way is no longer watched. A\n"
        "ProxyCommand is taken over switched off: see --run-proxy-command of server edit.\n"
        "With --json {\"file\", \"isDone\", \"hosts\": [{\"host\",\n"
        "\"state\": new, changed, unchanged or refused, \"reason\", \"address\", \"changes\", "
        "…}]}.\n"
        "It leaves with 2 when ssh would refuse the file, or when a HOST can't be taken over."_s,
        u"server import --ssh-config --dry-run\n"
        "server import --ssh-config ~/.ssh/config db1 db2\n"_s};
}

/// What was asked for: the file, hosts in it, and whether it is to be done.
struct SshImportRequest
{
    QString file;
    QStringList hosts;
    bool isDone = false;
};

/// The first word is a file when it can be one: a host has no folder in its name.
SshImportRequest requestOf(const VerbParser& parser)
{
    const QStringList words = parser.positionals();
    const bool hasFile
        = !words.isEmpty() && (words.front().contains(u'/') || QFileInfo(words.front()).isFile());
    return {hasFile ? words.front() : engine::usualSshConfig(),
            words.mid(hasFile ? 1 : 0),
            !parser.isSet(u"dry-run"_s)};
}

} // namespace

ExitCode runSshImport(const QStringList& arguments, const Console& console)
{
    VerbParser parser(sshImportHelp());
    parser.addFlag(u"ssh-config"_s, u"Reads an SSH client configuration."_s);
    parser.addFlag(u"dry-run"_s, u"Shows what would be done, and changes nothing."_s);
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.setPositionals(0, mostImported);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto [file, hosts, isDone] = requestOf(parser);
    const auto configuration = Configuration::open(parser.dataFolder());
    if (!configuration) {
        return parser.reportDataFolder(console, configuration.error());
    }
    const auto proposals = proposalsOf(file, hosts, **configuration, console.settings);
    if (!proposals) {
        return parser.report(console, proposals.error());
    }
    if (const auto applied = isDone ? apply(**configuration, *proposals) : Result<void>();
        !applied) {
        return parser.report(console, applied.error());
    }
    if (parser.isSet(u"json"_s)) {
        sayImportJson(console, file, *proposals, isDone);
    } else {
        sayProposals(console, *proposals);
        saySum(console, *proposals, isDone);
    }
    const auto isTaken = [](const SshProposal& proposal) { return !proposal.obstacle; };
    const auto isRefused = [](const SshProposal& proposal) {
        return proposal.obstacle == SshObstacle::RefusedBySsh;
    };
    const bool isGood = hosts.isEmpty() ? std::ranges::none_of(*proposals, isRefused)
                                        : std::ranges::all_of(*proposals, isTaken);
    return isGood ? ExitCode::Ok : ExitCode::Usage;
}

} // namespace vedette::cli
