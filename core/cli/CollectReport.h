// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/cli/FleetTable.h"
#include "core/model/Backup.h"

#include <QJsonObject>
#include <QObject>

#include <optional>

namespace vedette::cli {

/// Tells the output what a headless collector does: a line, or a JSON object, per event.
/// Lives on: main thread.
class CollectReport final : public QObject
{
    Q_OBJECT

public:
    CollectReport(engine::Engine& engine, Console console, bool isJson);

    void started(const QString& dataFolder);
    void stopped();

private:
    void load(const FleetState& state);
    void reportStatus(const ServerStatus& status);
    void reportReboot(const Snapshot& snapshot);
    void reportAlert(const Alert& alert);
    void reportBackup(const Result<BackupEntry>& backup, const std::optional<Error>& rotation);
    void reportCommitted(const std::vector<Snapshot>& polls);
    void tell(const QString& line, QJsonObject event);

    Console m_console;
    bool m_isJson;
    FleetTable m_table; ///< for the servers' names
    QHash<ServerId, QString> m_told; ///< the last line of state per server
};

} // namespace vedette::cli
