// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/HardwareVerb.h"

#include "core/cli/HardwareReport.h"
#include "core/cli/LoginFailure.h"
#include "core/cli/LoginOptions.h"
#include "core/cli/ProbeTarget.h"
#include "core/cli/TerminalPerson.h"
#include "core/cli/VaultOptions.h"
#include "core/engine/ProbeSession.h"

#include <QJsonDocument>

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
            "probe."_s,
            u"hardware local\n"
            "hardware db1\n"
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

void printHardware(const Console& console,
                   const QString& label,
                   const Snapshot& snapshot,
                   bool isJson)
{
    if (isJson) {
        say(console, QJsonDocument(hardwareJson(label, snapshot)));
        return;
    }
    const QStringList lines = hardwareLines(label, snapshot);
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
}

} // namespace

ExitCode runHardware(const QStringList& arguments, const Console& console)
{
    VerbParser parser(hardwareHelp());
    parser.addFlag(u"json"_s, u"Prints one JSON object; of a failure one with \"error\"."_s);
    addLoginOptions(parser);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto timeout = parser.duration(u"timeout"_s, defaultLoginTimeout);
    if (!timeout) {
        return parser.reportUsage(console, timeout.error().detail);
    }
    const bool isJson = parser.isSet(u"json"_s);
    const auto login = readLoginTarget(parser, console);
    if (!login) {
        return login.error();
    }
    const auto& [target, credential, hops] = *login;
    engine::ProbeSession session({target.server, credential, target.pins, hops, personAt(console)},
                                 *timeout);
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
    printHardware(console, target.label, snapshot, isJson);
    return ExitCode::Ok;
}

} // namespace vedette::cli
