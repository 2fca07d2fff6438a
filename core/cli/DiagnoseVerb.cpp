// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/DiagnoseVerb.h"

#include "core/cli/LoginFailure.h"
#include "core/cli/LoginOptions.h"
#include "core/cli/ProbeTarget.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/TerminalPerson.h"
#include "core/cli/VaultOptions.h"
#include "core/engine/ProbeSession.h"
#include "core/text/DiagnosisText.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

QJsonObject stepJson(const LoginStep& step)
{
    QJsonObject json{
        {"stage"_L1, loginStageName(step.stage).toString()},
        {"ms"_L1, static_cast<qint64>(step.took.count())},
        {"ok"_L1, !step.error.has_value()},
        {"notes"_L1, QJsonArray::fromStringList(step.notes)},
    };
    if (step.error) {
        json.insert("error"_L1, errorJson(*step.error));
    }
    return json;
}

QJsonObject diagnosisJson(const ProbeTarget& target, const ConnectionReport& report)
{
    QJsonArray steps;
    std::ranges::for_each(report.steps, [&](const LoginStep& step) { steps += stepJson(step); });
    QJsonObject json = loginJson(report, target);
    json.insert("steps"_L1, steps);
    return json;
}

void print(const Console& console,
           const ProbeTarget& target,
           const ConnectionReport& report,
           bool isJson)
{
    if (isJson) {
        say(console, QJsonDocument(diagnosisJson(target, report)));
        return;
    }
    const QStringList lines
        = text::diagnosisLines(target.server, report) + adviceLines(report, target);
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
}

} // namespace

ExitCode runDiagnose(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"diagnose"_s,
                       u"TARGET [options]"_s,
                       u"Tells why a server does not connect: name lookup, connection, banner, key "
                       "exchange, host\nkey, login, shell and first answer, each with its time. "
                       "What is printed holds no secret.\nTARGET: as with probe."_s,
                       u"diagnose db1\n"
                       "diagnose root@10.0.0.5:2222 --identity ~/.ssh/id_ed25519\n"
                       "diagnose db1 --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    addLoginOptions(parser);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto timeout = parser.duration(u"timeout"_s, defaultLoginTimeout);
    if (!timeout) {
        return parser.reportUsage(console, timeout.error().detail);
    }
    const auto login = readLoginTarget(parser, console);
    if (!login) {
        return login.error();
    }
    const auto& [target, credential, hops] = *login;
    const engine::ProbeSession session(
        {target.server, credential, target.pins, hops, personAt(console)}, *timeout);
    keepNewPins(session, parser, console);
    print(console, target, session.report(), parser.isSet(u"json"_s));
    const auto& error = session.report().error;
    return error ? exitCode(*error) : ExitCode::Ok;
}

} // namespace vedette::cli
