// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/CollectReport.h"

#include "core/cli/SnapshotJson.h"
#include "core/engine/EngineBackups.h"
#include "core/text/ErrorText.h"
#include "core/text/StateText.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::cli {

using engine::Engine;

CollectReport::CollectReport(Engine& engine, Console console, bool isJson)
    : m_console(std::move(console))
    , m_isJson(isJson)
{
    follow(engine, this, m_table);
    connect(&engine, &Engine::fleetLoaded, this, [this](RequestId, const FleetState& state) {
        load(state);
    });
    connect(&engine, &Engine::statusChanged, this, &CollectReport::reportStatus);
    connect(&engine, &Engine::snapshotReady, this, &CollectReport::reportReboot);
    connect(&engine, &Engine::alertRaised, this, &CollectReport::reportAlert);
    connect(&engine, &Engine::alertResolved, this, &CollectReport::reportAlert);
    connect(&engine, &Engine::samplesCommitted, this, &CollectReport::reportCommitted);
    if (const BackupSource* const backups = engine.backups()) {
        connect(backups, &BackupSource::scheduleRan, this, &CollectReport::reportBackup);
    }
}

void CollectReport::started(const QString& dataFolder)
{
    tell(u"collecting into "_s + dataFolder,
         {{"event"_L1, u"started"_s}, {"dataDir"_L1, dataFolder}});
}

void CollectReport::stopped()
{
    tell(u"stopped"_s, {{"event"_L1, u"stopped"_s}});
}

void CollectReport::load(const FleetState& state)
{
    for (const ServerStatus& status : state.statuses) {
        reportStatus(status);
    }
}

void CollectReport::reportStatus(const ServerStatus& status)
{
    if (status.state == ServerState::Unknown || status.state == ServerState::Connecting) {
        return; // a server that stays down is dialled again and again: no news
    }
    QString line = m_table.nameOf(status.server) + u": "_s + text::statusLabel(status);
    QJsonObject event{
        {"event"_L1, u"state"_s},
        {"server"_L1, m_table.nameOf(status.server)},
        {"state"_L1, stateName(status.state).toString()},
        {"slow"_L1, status.isSlow},
    };
    if (status.error) {
        line += u". "_s + text::words(*status.error).sentence();
        event.insert("error"_L1, errorJson(*status.error));
    }
    QString& told = m_told[status.server];
    if (told != line) {
        told = line;
        tell(line, event);
    }
}

/// Known from the boot id at the next login: of the time before the collector nothing is told.
void CollectReport::reportReboot(const Snapshot& snapshot)
{
    if (snapshot.hasRebooted) {
        const QString name = m_table.nameOf(snapshot.server);
        tell(name + u": has rebooted"_s, {{"event"_L1, u"rebooted"_s}, {"server"_L1, name}});
    }
}

void CollectReport::reportAlert(const Alert& alert)
{
    const bool isFiring = alert.state == AlertState::Firing;
    tell(u"%1 %2, %3: %4"_s.arg(isFiring ? u"ALERT"_s : u"RESOLVED"_s,
                                text::severityLabel(alert.severity),
                                alert.serverName,
                                text::alertTitle(alert)),
         {{"event"_L1, isFiring ? u"alert"_s : u"resolved"_s},
          {"server"_L1, alert.serverName},
          {"rule"_L1, alert.rule},
          {"severity"_L1, severityName(alert.severity).toString()},
          {"title"_L1, text::alertTitle(alert)}});
}

void CollectReport::reportBackup(const Result<BackupEntry>& backup,
                                 const std::optional<Error>& rotation)
{
    if (!backup) {
        tell(u"No backup could be made: "_s + text::words(backup.error()).sentence(),
             {{"event"_L1, u"backupFailed"_s}, {"error"_L1, errorJson(backup.error())}});
        return;
    }
    tell(u"made the backup "_s + backup->path,
         {{"event"_L1, u"backup"_s}, {"path"_L1, backup->path}});
    if (rotation) {
        tell(u"Older backups can't be removed: "_s + text::words(*rotation).sentence(),
             {{"event"_L1, u"rotationFailed"_s}, {"error"_L1, errorJson(*rotation)}});
    }
}

void CollectReport::reportCommitted(const std::vector<Snapshot>& polls)
{
    if (!m_isJson) {
        return;
    }
    const MetricId recovered{u"server"_s, u"recovered"_s, {}};
    for (const Snapshot& poll : polls) {
        QJsonObject event{{"event"_L1, u"acknowledged"_s},
                          {"server"_L1, m_table.nameOf(poll.server)},
                          {"collectedAt"_L1, isoTime(poll.collectedAt)}};
        if (valueOf(poll, recovered)) {
            event.insert("recovered"_L1, true); // as an export says it
        }
        say(m_console, QJsonDocument(event));
    }
}

void CollectReport::tell(const QString& line, QJsonObject event)
{
    const QString at = isoTime(systemClock().now());
    if (m_isJson) {
        event.insert("at"_L1, at);
        say(m_console, QJsonDocument(event));
    } else {
        say(m_console, at + u' ' + line);
    }
}

} // namespace vedette::cli
