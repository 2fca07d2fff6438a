// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/CommandFiles.h"

#include "core/cli/NamedFile.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Configuration.h"
#include "core/model/CommandJson.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr qint64 maxCommandFile = 17'000'000; // more than importCommands() takes: it refuses

QString countedCommands(std::size_t commands)
{
    return commands == 1 ? u"1 command"_s : u"%1 commands"_s.arg(commands);
}

/// What a person should look at before it is switched on.
void tellLostServers(const ListedCommand& listed, const Console& console)
{
    if (hasNoTarget(listed.command)) {
        say(console, u"“%1” is for no server that is here."_s.arg(listed.command.name));
    } else if (listed.unknownServers > 0) {
        say(console,
            u"Of the servers that “%1” was for, %2 are not here."_s.arg(
                listed.command.name, QString::number(listed.unknownServers)));
    }
}

/// All that are new, or none: names that are taken are told and left alone.
ExitCode addNewCommands(engine::Configuration& configuration,
                        const std::vector<ListedCommand>& commands,
                        const Console& console)
{
    const auto known = configuration.commands();
    if (!known) {
        return report(console, known.error());
    }
    QSet<QString> names;
    for (const CustomCommand& command : *known) {
        names.insert(nameKey(command.name));
    }
    std::vector<CustomCommand> fresh;
    for (const ListedCommand& listed : commands) {
        if (names.contains(nameKey(listed.command.name))) {
            say(console, u"Skipped “%1”: the name is taken."_s.arg(listed.command.name));
        } else {
            fresh.push_back(listed.command);
            tellLostServers(listed, console);
        }
    }
    if (fresh.empty()) {
        say(console,
            u"Nothing was added: all names are taken, of %1."_s.arg(
                countedCommands(commands.size())));
        return ExitCode::Ok;
    }
    if (const auto saved = configuration.saveCommands(fresh); !saved) {
        return report(console, saved.error());
    }
    say(console,
        u"Added %1 of %2. They are off: “vedette command edit NAME --on” switches one on."_s
            .arg(fresh.size())
            .arg(countedCommands(commands.size())));
    return ExitCode::Ok;
}

} // namespace

ExitCode runCommandExport(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"command export"_s,
                       u"[FILE]"_s,
                       u"Writes all commands as JSON, with their parameters and the names of the "
                       "servers that they are\nfor; to the standard output unless FILE is given."_s,
                       u"command export commands.json\n"_s});
    parser.setPositionals(0, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto commands = (*configuration)->commands();
    const auto servers = (*configuration)->servers();
    if (!commands || !servers) {
        return report(console, commands ? servers.error() : commands.error());
    }
    return writeNamedFile(parser.positional(0),
                          exportCommands(*commands, *servers),
                          countedCommands(commands->size()),
                          console);
}

ExitCode runCommandImport(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"command import"_s,
         u"FILE"_s,
         u"Adds the commands of a list that “command export” or the window wrote, "
         "switched off: read them\nbefore you switch them on. They are for those of the "
         "servers named there that you have.\n“-” reads the standard input. Names "
         "that are there already are skipped."_s,
         u"command import commands.json\n"_s});
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const QString path = parser.positional(0);
    if (path.isEmpty()) {
        return parser.reportUsage(console, u"The name of the file is empty."_s);
    }
    const auto json = readNamedFile(path, maxCommandFile, console);
    if (!json) {
        return report(console, json.error().in(path));
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto servers = (*configuration)->servers();
    if (!servers) {
        return report(console, servers.error());
    }
    const auto commands = importCommands(*json, *servers);
    if (!commands) {
        return report(console, commands.error().in(path));
    }
    return addNewCommands(**configuration, *commands, console);
}

} // namespace vedette::cli
