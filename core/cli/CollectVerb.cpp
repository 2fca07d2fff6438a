// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/CollectVerb.h"

#include "core/cli/CollectReport.h"
#include "core/cli/StartNotice.h"
#include "core/cli/StopSignals.h"
#include "core/cli/VaultOptions.h"
#include "core/cli/VerbParser.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

/// Until SIGTERM, Ctrl+C or the limit.
void runLoop(StopSignals& stopSignals, const std::optional<milliseconds>& limit)
{
    QObject::connect(
        &stopSignals, &StopSignals::stopRequested, &stopSignals, [] { QCoreApplication::quit(); });
    QTimer end;
    QObject::connect(&end, &QTimer::timeout, &stopSignals, [] { QCoreApplication::quit(); });
    if (limit) {
        end.start(*limit);
    }
    QCoreApplication::exec();
}

} // namespace

ExitCode runCollect(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"collect"_s,
                       u"[--for DURATION] [--json] [--vault-key-fd N | --vault-key-file FILE]"_s,
                       u"Watches all servers without a window until SIGTERM, Ctrl+C or --for. One "
                       "line per\nchange of state and per alert; with --json one object per line, "
                       "also for every poll\nthat is safe on disk (\"acknowledged\"; \"recovered\" "
                       "where the server itself had\nrecorded it while nobody watched)."_s,
                       u"collect\ncollect --for 8h --json >> vedette.log\n"
                       "collect --vault-key-fd 3 3< /run/keys/vedette\n"_s});
    parser.addOption(u"for"_s, u"DURATION"_s, u"Ends after that time."_s);
    parser.addFlag(u"json"_s, u"One JSON object per event and line."_s);
    addVaultOptions(parser);
    parser.setDefaultLogLevel(console.settings.logLevel);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    std::optional<milliseconds> limit;
    if (parser.isSet(u"for"_s)) {
        const auto duration = parser.duration(u"for"_s, {});
        if (!duration) {
            return parser.reportUsage(console, duration.error().detail);
        }
        limit = *duration;
    }
    const auto master = readVaultKey(parser);
    if (!master) {
        return parser.report(console, master.error());
    }
    StopSignals stopSignals; // from here on: what is collected is written before the end
    const engine::EngineConfig config{
        .dataFolder = parser.dataFolder(),
        .history = console.settings.history,
        .secrets = console.secrets,
        .masterPassword = *master,
        .backups = console.settings.backups,
        .onDamage = engine::OnDamage::Restore, // begun anew it would watch nothing, unseen
    };
    const auto engine = engine::Engine::create(config);
    if (!engine) {
        return parser.reportDataFolder(console, engine.error());
    }
    if (const QString notice = startNotice(**engine); !notice.isEmpty()) {
        complain(console, notice);
    }
    CollectReport events(**engine, console, parser.isSet(u"json"_s));
    events.started(config.dataFolder);
    (*engine)->start();
    runLoop(stopSignals, limit);
    (*engine)->stop();
    QCoreApplication::sendPostedEvents(engine->get()); // what the last commit made safe
    events.stopped();
    return stopSignals.isInterrupted() ? ExitCode::Interrupted : ExitCode::Ok;
}

} // namespace vedette::cli
