// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/CommandVerb.h"

#include "core/cli/CommandEdit.h"
#include "core/cli/CommandFiles.h"
#include "core/cli/CommandOptions.h"
#include "core/cli/GalleryVerb.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/RunVerb.h"
#include "core/cli/SubVerb.h"
#include "core/cli/TextWidth.h"
#include "core/cli/VerbParser.h"
#include "core/model/CustomCommandNames.h"
#include "core/text/Formatter.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int anyCommands = 10'000;
constexpr int commandLabelWidth = 14;

void sayCommands(const Console& console,
                 const std::vector<CustomCommand>& commands,
                 const std::vector<Server>& servers)
{
    std::vector<QStringList> rows{
        {u"NAME"_s, u"INTERVAL"_s, u"FORMAT"_s, u"FOR"_s, u"RUN AS"_s, u"ON"_s}};
    for (const CustomCommand& command : commands) {
        rows.push_back({command.name,
                        text::formatDuration(command.interval),
                        nameOf(outputFormatNames, command.reading.format),
                        targetsOf(command, servers),
                        command.runAs,
                        command.isEnabled ? u"yes"_s : u"no"_s});
    }
    const QStringList lines = tableLines(rows);
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
}

QStringList commandLines(const CustomCommand& command, const std::vector<Server>& servers)
{
    QStringList lines;
    const auto add = [&lines](const QString& label, const QString& value) {
        lines += fitted(label, commandLabelWidth) + value;
    };
    add(u"name"_s, command.name);
    add(u"description"_s, command.description);
    add(u"for"_s, targetsOf(command, servers));
    add(u"interval"_s, u"%1s"_s.arg(command.interval.count()));
    add(u"time-limit"_s, u"%1s"_s.arg(command.timeout.count()));
    add(u"run-as"_s, command.runAs);
    add(u"on"_s, command.isEnabled ? u"yes"_s : u"no"_s);
    for (const CommandParameter& parameter : command.parameters) {
        add(u"set"_s, parameter.name + u'=' + parameter.value);
    }
    add(u"format"_s, nameOf(outputFormatNames, command.reading.format));
    for (const OutputField& field : command.reading.fields) {
        add(u"field"_s, u"%1:%2:%3"_s.arg(field.name, nameOf(unitNames, field.unit), field.key));
    }
    if (!command.reading.pattern.isEmpty()) {
        add(u"pattern"_s, command.reading.pattern);
    }
    for (const QString& key : command.reading.instanceKeys) {
        add(u"instance"_s, key);
    }
    if (!command.reading.separator.isEmpty()) {
        add(u"separator"_s, command.reading.separator);
    }
    if (command.reading.isPerLine) {
        add(u"per-line"_s, u"yes"_s);
    }
    if (!command.reading.hasHeader) {
        add(u"no-header"_s, u"yes"_s);
    }
    lines += QString();
    const QStringList script = command.script.split(u'\n');
    std::ranges::for_each(script, [&lines](const QString& line) { lines += u"    "_s + line; });
    return lines;
}

ExitCode runCommandList(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"command list"_s,
                       u"[--json]"_s,
                       u"Lists the commands by name."_s,
                       u"command list\ncommand list --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON array."_s);
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
        return parser.report(console, commands ? servers.error() : commands.error());
    }
    if (!parser.isSet(u"json"_s)) {
        sayCommands(console, *commands, *servers);
        return ExitCode::Ok;
    }
    QJsonArray array;
    for (const CustomCommand& command : *commands) {
        array.append(shownCommand(command, *servers));
    }
    say(console, QJsonDocument(array));
    return ExitCode::Ok;
}

ExitCode runCommandShow(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"command show"_s,
         u"NAME [--json]"_s,
         u"Shows one command with its script, in the words of the options that change "
         "it (“command edit”);\nwith --json as “command export” writes it."_s,
         u"command show queue\ncommand show queue --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto command = findCommand(**configuration, parser.positional(0));
    const auto servers = (*configuration)->servers();
    if (!command || !servers) {
        return parser.report(console, command ? servers.error() : command.error());
    }
    if (parser.isSet(u"json"_s)) {
        say(console, QJsonDocument(shownCommand(*command, *servers)));
        return ExitCode::Ok;
    }
    const QStringList lines = commandLines(*command, *servers);
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
    return ExitCode::Ok;
}

/// Looks every name up before the first change: a mistyped one changes nothing.
ExitCode runCommandRemove(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"command remove"_s,
                       u"NAME…"_s,
                       u"Removes commands; what they have measured stays in the history."_s,
                       u"command remove queue\n"_s});
    parser.setPositionals(1, anyCommands);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    std::vector<CustomCommand> chosen;
    const QStringList names = parser.positionals();
    for (const QString& name : names) {
        const auto found = findCommand(**configuration, name);
        if (!found) {
            return report(console, found.error());
        }
        if (std::ranges::find(chosen, found->id, &CustomCommand::id) == chosen.end()) {
            chosen.push_back(*found);
        }
    }
    std::vector<CommandId> ids;
    std::ranges::transform(chosen, std::back_inserter(ids), &CustomCommand::id);
    if (const auto removed = (*configuration)->removeCommands(ids); !removed) {
        return report(console, removed.error());
    }
    for (const CustomCommand& command : chosen) {
        say(console, u"Removed the command “%1”."_s.arg(command.name));
    }
    return ExitCode::Ok;
}

constexpr std::array commandVerbs{
    SubVerb{"add"_L1, "[NAME] [options]"_L1, "add one"_L1, runCommandAdd},
    SubVerb{"list"_L1, "[--json]"_L1, "list all"_L1, runCommandList},
    SubVerb{"show"_L1, "NAME [--json]"_L1, "show one with its script"_L1, runCommandShow},
    SubVerb{"edit"_L1, "NAME [options]"_L1, "change one"_L1, runCommandEdit},
    SubVerb{"remove"_L1, "NAME ..."_L1, "remove from the list"_L1, runCommandRemove},
    SubVerb{"try"_L1, "NAME TARGET ..."_L1, "run it once, and show what is read"_L1, runCommandTry},
    SubVerb{"gallery"_L1, "[ID] [--json]"_L1, "what is ready to be added"_L1, runCommandGallery},
    SubVerb{"export"_L1, "[FILE]"_L1, "write the list as JSON"_L1, runCommandExport},
    SubVerb{"import"_L1, "FILE"_L1, "add the commands of an exported list"_L1, runCommandImport},
};

} // namespace

ExitCode runCommand(const QStringList& arguments, const Console& console)
{
    return runSubVerb({.verb = u"command"_s,
                       .subVerbs = commandVerbs,
                       .missing = u"What should happen to the commands is missing."_s},
                      arguments,
                      console);
}

} // namespace vedette::cli
