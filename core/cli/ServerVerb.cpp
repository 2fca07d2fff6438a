// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerVerb.h"

#include "core/cli/OpenConfiguration.h"
#include "core/cli/ServerEdit.h"
#include "core/cli/ServerFiles.h"
#include "core/cli/ServerOptions.h"
#include "core/cli/SubVerb.h"
#include "core/cli/TextWidth.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Configuration.h"
#include "core/model/ServerJson.h"
#include "core/text/Formatter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::Configuration;

constexpr int anyNumber = 10'000;

QJsonObject withId(const Server& server)
{
    QJsonObject json = toJson(server);
    json["id"_L1] = server.id.value;
    return json;
}

void sayTable(const Console& console, const std::vector<Server>& servers)
{
    std::vector<QStringList> rows{
        {u"NAME"_s, u"ADDRESS"_s, u"GROUP"_s, u"TAGS"_s, u"INTERVALS"_s, u"WATCHED"_s}};
    for (const Server& server : servers) {
        rows.push_back({server.name,
                        addressOf(server),
                        server.group,
                        server.tags.join(u", "_s),
                        text::formatDuration(server.statusInterval) + u" / "_s
                            + text::formatDuration(server.metricsInterval),
                        server.isMonitored ? u"yes"_s : u"no"_s});
    }
    const QStringList lines = tableLines(rows);
    for (const QString& line : lines) {
        say(console, line);
    }
}

ExitCode runList(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server list"_s,
                       u"[--json]"_s,
                       u"Lists the servers in the order of the window."_s,
                       u"server list\nserver list --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON array."_s);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto servers = (*configuration)->servers();
    if (!servers) {
        return parser.report(console, servers.error());
    }
    if (!parser.isSet(u"json"_s)) {
        sayTable(console, *servers);
        return ExitCode::Ok;
    }
    QJsonArray array;
    std::ranges::for_each(*servers, [&](const Server& server) { array.append(withId(server)); });
    say(console, QJsonDocument(array));
    return ExitCode::Ok;
}

ExitCode runShow(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"server show"_s,
         u"NAME [--json]"_s,
         u"Shows how one server is configured, in the words of the options that change it\n"
         "(“server edit”); with --json as “server export” writes it."_s,
         u"server show db1\nserver show db1 --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto server = findServer(**configuration, parser.positional(0));
    if (!server) {
        return parser.report(console, server.error());
    }
    if (parser.isSet(u"json"_s)) {
        say(console, QJsonDocument(withId(*server)));
        return ExitCode::Ok;
    }
    const QStringList lines = optionLines(*server)
        + QStringList(fitted(u"watched", 18) + (server->isMonitored ? u"yes"_s : u"no"_s));
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
    return ExitCode::Ok;
}

struct Change
{
    Result<void> (*apply)(Configuration& configuration, const Server& server);
    QString done; ///< what is said of each, "%1" its name
};

/// Looks every name up before the first change: a mistyped one changes nothing.
ExitCode changeEach(VerbParser& parser,
                    const QStringList& arguments,
                    const Console& console,
                    const Change& change)
{
    parser.setPositionals(1, anyNumber);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    std::vector<Server> chosen;
    const QStringList names = parser.positionals();
    for (const QString& name : names) {
        const auto found = findServer(**configuration, name);
        if (!found) {
            return report(console, found.error());
        }
        if (std::ranges::find(chosen, found->id, &Server::id) == chosen.end()) {
            chosen.push_back(*found);
        }
    }
    for (const Server& server : chosen) {
        const auto changed = change.apply(**configuration, server);
        if (!changed) {
            return report(console, changed.error().in(server.name));
        }
        say(console, change.done.arg(server.name));
    }
    return ExitCode::Ok;
}

ExitCode runRemove(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"server remove"_s,
         u"NAME…"_s,
         u"Removes servers from the list; what is kept of a server, a password too, goes a "
         "day later."_s,
         u"server remove db1\n"_s});
    return changeEach(parser,
                      arguments,
                      console,
                      {[](Configuration& c, const Server& server) { return c.remove(server.id); },
                       u"Removed “%1”."_s});
}

ExitCode runStart(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server start"_s,
                       u"NAME…"_s,
                       u"Begins to watch servers; a running collector follows by itself."_s,
                       u"server start db1 db2\n"_s});
    return changeEach(
        parser,
        arguments,
        console,
        {[](Configuration& c, const Server& server) { return c.setMonitored(server.id, true); },
         u"“%1” is watched."_s});
}

ExitCode runStop(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server stop"_s,
                       u"NAME…"_s,
                       u"Stops watching servers; they stay in the list with their history."_s,
                       u"server stop db1\n"_s});
    return changeEach(
        parser,
        arguments,
        console,
        {[](Configuration& c, const Server& server) { return c.setMonitored(server.id, false); },
         u"“%1” is no longer watched."_s});
}

constexpr std::array serverVerbs{
    SubVerb{"add"_L1, "TARGET [options]"_L1, "add a server"_L1, runAdd},
    SubVerb{"list"_L1, "[--json]"_L1, "list all servers"_L1, runList},
    SubVerb{"show"_L1, "NAME [--json]"_L1, "show how one is configured"_L1, runShow},
    SubVerb{"edit"_L1, "NAME [options]"_L1, "change one"_L1, runEdit},
    SubVerb{"forget-key"_L1, "TARGET"_L1, "forget the host keys of an address"_L1, runForgetKey},
    SubVerb{"remove"_L1, "NAME ..."_L1, "remove from the list"_L1, runRemove},
    SubVerb{"start"_L1, "NAME ..."_L1, "begin to watch"_L1, runStart},
    SubVerb{"stop"_L1, "NAME ..."_L1, "stop watching"_L1, runStop},
    SubVerb{
        "export"_L1, "[FILE]"_L1, "write the list as JSON, without passwords"_L1, runServerExport},
    SubVerb{"import"_L1,
            "FILE | --ssh-config"_L1,
            "add the servers of an exported list or ssh_config"_L1,
            runServerImport},
};

} // namespace

ExitCode runServer(const QStringList& arguments, const Console& console)
{
    return runSubVerb({.verb = u"server"_s,
                       .subVerbs = serverVerbs,
                       .missing = u"What should happen to the servers is missing."_s},
                      arguments,
                      console);
}

} // namespace vedette::cli
