// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/CommandOptions.h"

#include "core/cli/NamedFile.h"
#include "core/cli/OpenConfiguration.h"
#include "core/model/CommandJson.h"
#include "core/model/CustomCommandNames.h"

#include <QIODevice>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

struct CommandOption
{
    QLatin1StringView option;
    QLatin1StringView valueName; ///< empty: a flag
    QLatin1StringView description;
};

constexpr std::array commandOptions{
    CommandOption{"description"_L1, "TEXT"_L1, "One line for people."_L1},
    CommandOption{"script"_L1, "TEXT"_L1, "The script, for sh."_L1},
    CommandOption{
        "script-file"_L1, "FILE"_L1, R"(A file with the script; "-" for the standard input.)"_L1},
    CommandOption{"set"_L1,
                  "NAME=VALUE"_L1,
                  "A variable of the script's environment; may be given several times."_L1},
    CommandOption{"interval"_L1, "DURATION"_L1, "Between two runs: 10s to 1d; 5m."_L1},
    CommandOption{"time-limit"_L1,
                  "DURATION"_L1,
                  "How long it may run before it is killed: 1s to 10m; 10s."_L1},
    CommandOption{"tag"_L1,
                  "TAG"_L1,
                  R"(For servers with that tag; may be given several times. "" removes all.)"_L1},
    CommandOption{"server"_L1,
                  "NAME"_L1,
                  R"(For that server; may be given several times. "" removes all.)"_L1},
    CommandOption{"all-servers"_L1, ""_L1, "For all servers there are and will be."_L1},
    CommandOption{"run-as"_L1,
                  "ACCOUNT"_L1,
                  R"(An account of the server, through "sudo -n"; "" for that of the login.)"_L1},
    CommandOption{"format"_L1,
                  "FORMAT"_L1,
                  "How its output is read: number, regex, json, table, keyValue, nagios or "
                  "exitCode."_L1},
    CommandOption{"field"_L1,
                  "NAME[:UNIT[:KEY]]"_L1,
                  "A value of its output, and where it stands; may be given several times."_L1},
    CommandOption{"pattern"_L1, "REGEX"_L1, "Of the format regex, with named groups."_L1},
    CommandOption{"per-line"_L1, ""_L1, "Matches the pattern with each line."_L1},
    CommandOption{"separator"_L1, "TEXT"_L1, R"(Between the columns of a table; "": blanks.)"_L1},
    CommandOption{"no-header"_L1, ""_L1, "The first line of the table holds no titles."_L1},
    CommandOption{
        "instance"_L1,
        "KEY"_L1,
        "What names the rows: a column, group or pointer; may be given several times."_L1},
    CommandOption{"on"_L1, ""_L1, "Switches it on."_L1},
    CommandOption{"off"_L1, ""_L1, "Switches it off."_L1},
};

tl::unexpected<Error> refuseOption(const QString& why)
{
    return fail(ErrorCode::InvalidConfig, why);
}

void takeText(const VerbParser& parser, const QString& option, QString& text)
{
    if (parser.isSet(option)) {
        text = parser.value(option);
    }
}

/// The values of an option that may be given several times, without the empty ones.
void takeTexts(const VerbParser& parser, const QString& option, QStringList& texts)
{
    if (parser.isSet(option)) {
        texts = parser.values(option);
        texts.removeAll(QString());
        texts.removeDuplicates();
    }
}

Result<void> takeScript(const VerbParser& parser, const Console& console, CustomCommand& command)
{
    if (parser.isSet(u"script"_s) && parser.isSet(u"script-file"_s)) {
        return refuseOption(u"--script and --script-file can't be given together"_s);
    }
    takeText(parser, u"script"_s, command.script);
    if (!parser.isSet(u"script-file"_s)) {
        return {};
    }
    const QString path = parser.value(u"script-file"_s);
    const auto script = readNamedFile(path, maxScriptBytes, console);
    if (!script) {
        return fail(script.error().in(path));
    }
    command.script = QString::fromUtf8(*script);
    return {};
}

Result<void> takeTime(const VerbParser& parser, const QString& option, seconds& time)
{
    const auto duration = parser.duration(option, time);
    if (!duration) {
        return fail(duration.error());
    }
    if (*duration % seconds{1} != milliseconds{0}) {
        return refuseOption(u"--%1 takes whole seconds"_s.arg(option));
    }
    time = std::chrono::duration_cast<seconds>(*duration);
    return {};
}

/// Tags and servers that are taken away leave none: it takes a word to be for all.
Result<void> takeTargets(const VerbParser& parser, CustomCommand& command)
{
    const bool areChosen = parser.isSet(u"tag"_s) || parser.isSet(u"server"_s);
    if (!parser.isSet(u"all-servers"_s)) {
        command.targets = areChosen ? CommandTargets::Chosen : command.targets;
        takeTexts(parser, u"tag"_s, command.tags);
        return {};
    }
    if (areChosen) {
        return refuseOption(u"--all-servers can't be given together with --tag or --server"_s);
    }
    command.targets = CommandTargets::All;
    command.tags.clear();
    command.servers.clear();
    return {};
}

Result<void>
takeServers(const VerbParser& parser, engine::Configuration& configuration, CustomCommand& command)
{
    if (!parser.isSet(u"server"_s)) {
        return {};
    }
    QStringList names;
    takeTexts(parser, u"server"_s, names);
    command.servers.clear();
    for (const QString& name : names) {
        const auto server = findServer(configuration, name);
        if (!server) {
            return fail(server.error());
        }
        command.servers.push_back(server->id);
    }
    return {};
}

Result<OutputField> fieldIn(const QString& text)
{
    OutputField field;
    field.name = text.section(u':', 0, 0);
    field.key = text.section(u':', 2);
    const QString unit = text.section(u':', 1, 1);
    const auto named = unit.isEmpty() ? std::optional(Unit::None) : valueNamed(unitNames, unit);
    if (!named) {
        QStringList all;
        for (const auto& known : unitNames) {
            all += known.second.toString();
        }
        return refuseOption(
            u"--field: “%1” is no unit; there are %2"_s.arg(unit, all.join(u", "_s)));
    }
    field.unit = *named;
    return field;
}

Result<void> takeFields(const VerbParser& parser, OutputReading& reading)
{
    if (!parser.isSet(u"field"_s)) {
        return {};
    }
    reading.fields.clear();
    const QStringList fields = parser.values(u"field"_s);
    for (const QString& text : fields) {
        auto field = fieldIn(text);
        if (!field) {
            return fail(field.error());
        }
        reading.fields.push_back(*std::move(field));
    }
    return {};
}

Result<void> takeReading(const VerbParser& parser, OutputReading& reading)
{
    if (parser.isSet(u"format"_s)) {
        const auto format = valueNamed(outputFormatNames, parser.value(u"format"_s));
        if (!format) {
            return fail(ErrorCode::InvalidConfig, u"commandFormat"_s);
        }
        reading.format = *format;
    }
    takeText(parser, u"pattern"_s, reading.pattern);
    takeText(parser, u"separator"_s, reading.separator);
    takeTexts(parser, u"instance"_s, reading.instanceKeys);
    reading.isPerLine = reading.isPerLine || parser.isSet(u"per-line"_s);
    reading.hasHeader = reading.hasHeader && !parser.isSet(u"no-header"_s);
    return takeFields(parser, reading);
}

} // namespace

void addCommandOptions(VerbParser& parser)
{
    for (const CommandOption& option : commandOptions) {
        if (option.valueName.isEmpty()) {
            parser.addFlag(option.option.toString(), option.description.toString());
        } else {
            parser.addOption(option.option.toString(),
                             option.valueName.toString(),
                             option.description.toString());
        }
    }
}

bool hasCommandOptions(const VerbParser& parser)
{
    return std::ranges::any_of(commandOptions, [&parser](const CommandOption& option) {
        return parser.isSet(option.option.toString());
    });
}

Result<void> setParameter(CustomCommand& command, const QString& assignment, bool mayAdd)
{
    const QString name = assignment.section(u'=', 0, 0);
    if (!assignment.contains(u'=')) {
        return refuseOption(u"--set takes NAME=VALUE, not “%1”"_s.arg(assignment));
    }
    auto known = std::ranges::find(command.parameters, name, &CommandParameter::name);
    if (known == command.parameters.end() && !mayAdd) {
        QStringList names;
        for (const CommandParameter& parameter : command.parameters) {
            names += parameter.name;
        }
        return refuseOption(u"“%1” is no parameter of this command; it has %2"_s.arg(
            name, names.isEmpty() ? u"none"_s : names.join(u", "_s)));
    }
    if (known == command.parameters.end()) {
        known = command.parameters.insert(known, {name, {}});
    }
    known->value = assignment.section(u'=', 1);
    return {};
}

Result<CustomCommand> withParameters(const VerbParser& parser, CustomCommand command, bool mayAdd)
{
    const QStringList assignments = parser.values(u"set"_s);
    for (const QString& assignment : assignments) {
        if (const auto set = setParameter(command, assignment, mayAdd); !set) {
            return fail(set.error());
        }
    }
    return command;
}

Result<CustomCommand> withCommandOptions(const VerbParser& parser,
                                         const Console& console,
                                         engine::Configuration& configuration,
                                         CustomCommand command)
{
    if (parser.isSet(u"on"_s) && parser.isSet(u"off"_s)) {
        return refuseOption(u"--on and --off can't be given together"_s);
    }
    takeText(parser, u"description"_s, command.description);
    takeText(parser, u"run-as"_s, command.runAs);
    command.isEnabled = parser.isSet(u"on"_s) || (command.isEnabled && !parser.isSet(u"off"_s));
    command.isImported = command.isImported && !command.isEnabled;
    return takeScript(parser, console, command)
        .and_then([&] { return takeTime(parser, u"interval"_s, command.interval); })
        .and_then([&] { return takeTime(parser, u"time-limit"_s, command.timeout); })
        .and_then([&] { return takeTargets(parser, command); })
        .and_then([&] { return takeServers(parser, configuration, command); })
        .and_then([&] { return takeReading(parser, command.reading); })
        .map([&] { return command; });
}

Result<CustomCommand> findCommand(engine::Configuration& configuration, const QString& name)
{
    return configuration.findCommand(name).map_error([](Error error) {
        if (error.code == ErrorCode::NotFound) {
            error.detail += u"; “vedette command list” shows them"_s;
        }
        return error;
    });
}

QJsonObject shownCommand(const CustomCommand& command, const std::vector<Server>& servers)
{
    QJsonObject json = listedJson(command, servers);
    json["id"_L1] = command.id.value;
    json["enabled"_L1] = command.isEnabled;
    json["interval"_L1] = static_cast<qint64>(command.interval.count());
    json["timeout"_L1] = static_cast<qint64>(command.timeout.count());
    json["targets"_L1] = nameOf(commandTargetNames, command.targets);
    json["servers"_L1] = QJsonArray::fromStringList(chosenNames(command, servers));
    return json;
}

QString targetsOf(const CustomCommand& command, const std::vector<Server>& servers)
{
    if (command.targets == CommandTargets::All) {
        return u"all servers"_s;
    }
    if (hasNoTarget(command)) {
        return u"no server"_s;
    }
    const QStringList names = chosenNames(command, servers);
    QStringList parts;
    if (!command.tags.isEmpty()) {
        parts += u"tags "_s + command.tags.join(u", "_s);
    }
    if (!names.isEmpty()) {
        parts += names.join(u", "_s);
    }
    return parts.isEmpty() ? u"no server that is left"_s : parts.join(u"; "_s);
}

} // namespace vedette::cli
