// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/HardwareVerb.h"

#include "core/base/PlainText.h"
#include "core/cli/HardwareReport.h"
#include "core/cli/LoginFailure.h"
#include "core/cli/LoginOptions.h"
#include "core/cli/NamedFile.h"
#include "core/cli/ProbeTarget.h"
#include "core/cli/TerminalPerson.h"
#include "core/cli/VaultOptions.h"
#include "core/engine/ProbeSession.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

VerbHelp hardwareHelp()
{
    return {u"hardware"_s,
            u"TARGET [options]"_s,
            u"Connects to one server and prints what it is made of: processor, memory, disks, "
            "network\ncards, graphics, firmware, system. Nothing is kept. TARGET: as with "
            "probe. With --history\nit prints what is stored of a server of the list, and what "
            "has changed, without connecting."_s,
            u"hardware local\n"
            "hardware db1\n"
            "hardware db1 --history\n"
            "hardware db1 --export db1.json\n"
            "hardware deploy@db1.example.net --json\n"_s};
}

ExitCode tellNoHardware(const Console& console,
                        const ConnectionReport& report,
                        const ProbeTarget& target,
                        bool isJson)
{
    if (isJson) {
        say(console, QJsonDocument(loginJson(report, target)));
    }
    return reportFailure(console, report, target);
}

/// Why the answer holds no hardware; nothing when it does.
std::optional<Error> whyNoHardware(const Snapshot& snapshot)
{
    if (snapshot.error || std::holds_alternative<Hardware>(snapshot.details)) {
        return snapshot.error;
    }
    const Error malformed{ErrorCode::Malformed, u"the answer tells of no hardware"_s};
    return snapshot.unavailable.empty() ? malformed : snapshot.unavailable.front().why;
}

/// What there is to print, in both ways.
struct HardwareAnswer
{
    QJsonObject json;
    QStringList lines;
};

ExitCode
exportAnswer(const VerbParser& parser, const Console& console, const HardwareAnswer& answer)
{
    const QByteArray json = QJsonDocument(answer.json).toJson(QJsonDocument::Indented);
    return writeNamedFile(parser.value(u"export"_s), json, u"the hardware"_s, console);
}

ExitCode giveAnswer(const VerbParser& parser, const Console& console, const HardwareAnswer& answer)
{
    if (parser.isSet(u"export"_s)) {
        return exportAnswer(parser, console, answer);
    }
    if (parser.isSet(u"json"_s)) {
        say(console, QJsonDocument(answer.json));
    } else {
        std::ranges::for_each(answer.lines,
                              [&console](const QString& line) { say(console, line); });
    }
    return ExitCode::Ok;
}

/// From the data folder alone.
ExitCode runHistory(const VerbParser& parser, const Console& console)
{
    const auto configuration = openIfPresent(parser.dataFolder());
    if (!configuration) {
        return parser.reportDataFolder(console, configuration.error());
    }
    const QString name = parser.positional(0);
    if (*configuration == nullptr) {
        return parser.report(
            console,
            {ErrorCode::NotFound, u"no server of the list is called “%1”"_s.arg(plainText(name))});
    }
    const auto server = findServer(**configuration, name);
    if (!server) {
        return parser.report(console, server.error());
    }
    const auto history = (*configuration)->hardware(server->id);
    if (!history) {
        return parser.report(console, history.error());
    }
    return giveAnswer(parser,
                      console,
                      {historyJson(server->name, *history), historyLines(server->name, *history)});
}

ExitCode askHardware(const VerbParser& parser, const Console& console, milliseconds timeout)
{
    const bool isJson = parser.isSet(u"json"_s);
    const auto login = readLoginTarget(parser, console);
    if (!login) {
        return login.error();
    }
    const auto& [target, credential, hops] = *login;
    Server server = target.server;
    server.usesSudo = server.usesSudo || parser.isSet(u"sudo"_s);
    engine::ProbeSession session({server, credential, target.pins, hops, personAt(console)},
                                 timeout);
    if (!session.isOpen()) {
        return tellNoHardware(console, session.report(), target, isJson);
    }
    keepNewPins(session, parser, console);
    const Snapshot snapshot = session.ask("hardware"_L1);
    if (const auto error = whyNoHardware(snapshot)) {
        ConnectionReport failed;
        failed.error = *error;
        return tellNoHardware(console, failed, target, isJson);
    }
    return giveAnswer(
        parser,
        console,
        {hardwareJson(target.label, snapshot), hardwareLines(target.label, snapshot)});
}

} // namespace

ExitCode runHardware(const QStringList& arguments, const Console& console)
{
    VerbParser parser(hardwareHelp());
    parser.addFlag(u"json"_s, u"Prints one JSON object; of a failure one with \"error\"."_s);
    parser.addFlag(u"history"_s, u"What is stored, and its changes; without connecting."_s);
    parser.addOption(u"export"_s, u"FILE"_s, u"Writes the JSON object to FILE instead."_s);
    parser.addFlag(u"sudo"_s, u"Reads memory modules by sudo -n dmidecode, which only root may."_s);
    addLoginOptions(parser);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto timeout = parser.duration(u"timeout"_s, defaultLoginTimeout);
    if (!timeout) {
        return parser.reportUsage(console, timeout.error().detail);
    }
    if (parser.isSet(u"export"_s) && parser.isSet(u"json"_s)) {
        return parser.reportUsage(console, u"--export writes JSON: leave out --json."_s);
    }
    return parser.isSet(u"history"_s) ? runHistory(parser, console)
                                      : askHardware(parser, console, *timeout);
}

} // namespace vedette::cli
