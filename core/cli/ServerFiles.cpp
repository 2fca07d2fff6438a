// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerFiles.h"

#include "core/cli/NamedFile.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/SshImport.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Configuration.h"
#include "core/model/ServerJson.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::Configuration;

constexpr qint64 maxFile = 17'000'000; // more than importServers() takes: it refuses

QString counted(std::size_t servers)
{
    return servers == 1 ? u"1 server"_s : u"%1 servers"_s.arg(servers);
}

/// All that are new, or none: names that are taken are told and left alone.
ExitCode
addNew(Configuration& configuration, const std::vector<Server>& servers, const Console& console)
{
    const auto known = configuration.servers();
    if (!known) {
        return report(console, known.error());
    }
    bool hasLocal = std::ranges::any_of(
        *known, [](const Server& server) { return server.kind == ServerKind::Local; });
    QSet<QString> names;
    for (const Server& server : *known) {
        names.insert(nameKey(server.name));
    }
    std::vector<Server> fresh;
    for (const Server& server : servers) {
        const QString name = nameKey(server.name);
        if (names.contains(name)) {
            say(console, u"Skipped “%1”: the name is taken."_s.arg(server.name));
        } else if (server.kind == ServerKind::Local && hasLocal) {
            say(console, u"Skipped “%1”: this computer is there already."_s.arg(server.name));
        } else {
            hasLocal = hasLocal || server.kind == ServerKind::Local;
            names.insert(name);
            fresh.push_back(server);
        }
    }
    const auto added = configuration.add(fresh);
    if (!added) {
        return report(console, added.error());
    }
    say(console, u"Added %1 of %2."_s.arg(added->size()).arg(counted(servers.size())));
    return ExitCode::Ok;
}

} // namespace

ExitCode runServerExport(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server export"_s,
                       u"[FILE]"_s,
                       u"Writes all servers as JSON, without passwords, but with ProxyCommands as "
                       u"they are; to the standard output "
                       "unless FILE is given."_s,
                       u"server export servers.json\n"_s});
    parser.setPositionals(0, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto servers = (*configuration)->servers();
    if (!servers) {
        return report(console, servers.error());
    }
    return writeNamedFile(
        parser.positional(0), exportServers(*servers), counted(servers->size()), console);
}

ExitCode runServerImport(const QStringList& arguments, const Console& console)
{
    if (arguments.contains(u"--ssh-config"_s)) {
        return runSshImport(arguments, console);
    }
    VerbParser parser({u"server import"_s,
                       u"FILE"_s,
                       u"Adds the servers of a list that “server export” or the window wrote; “-” "
                       "reads the\nstandard input. Names that are there already are skipped.\n"
                       "“server import --ssh-config --help” tells of the import from an SSH client "
                       "configuration."_s,
                       u"server import servers.json\n"
                       "server import --ssh-config --dry-run\n"_s});
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const QString path = parser.positional(0);
    if (path.isEmpty()) {
        return parser.reportUsage(console, u"The name of the file is empty."_s);
    }
    const auto servers = readNamedFile(path, maxFile, console).and_then([](const QByteArray& json) {
        return importServers(json);
    });
    if (!servers) {
        return report(console, servers.error().in(path));
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    return addNew(**configuration, *servers, console);
}

} // namespace vedette::cli
