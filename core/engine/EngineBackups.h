// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/BackupSchedule.h"
#include "core/engine/Backups.h"
#include "core/engine/StepWorker.h"
#include "core/fleet/BackupSource.h"

#include <QTimer>

namespace vedette::engine {

/// The engine's BackupSource, and what makes backups by itself. They are copied from the files, so
/// that neither the core thread nor the stores take part. Lives on: the engine's thread.
class EngineBackups final : public BackupSource
{
    Q_OBJECT

public:
    /// `clock` outlives this.
    EngineBackups(QString dataFolder, SecretOptions secrets, const Clock& clock);
    EngineBackups(const EngineBackups&) = delete;
    EngineBackups& operator=(const EngineBackups&) = delete;
    /// stop(), after StepWorker::endGrace.
    ~EngineBackups() override;

    /// The schedule begins, and looks once a minute whether one is due.
    void start();
    /// Asks the schedule and all that is under way to end; nothing is told any more.
    void askToStop();
    /// The same, and waits; what a file system holds up beyond `deadline` is left behind.
    void stop(const Deadline& deadline);
    void setPlan(const BackupPlan& plan);
    /// What happens once a minute.
    void runIfDue();

    [[nodiscard]] QString defaultFolder() const override;
    RequestId requestBackups(const QString& folder) override;
    RequestId create(const QString& folder, bool withVault) override;
    RequestId inspect(const QString& path) override;
    void cancel(RequestId request) override;

private:
    /// What one look of the schedule found, and did.
    struct Run
    {
        std::optional<Timestamp> newest;
        std::optional<MadeBackup> made;
    };

    [[nodiscard]] static Result<Run> runPlan(const BackupPlan& plan,
                                             const BackupOrder& order,
                                             const TellStep& tell,
                                             const std::stop_token& stop);
    void applyRun(const Result<Run>& run);
    RequestId nextRequest();

    QString m_dataFolder;
    SecretOptions m_secrets;
    const Clock& m_clock;
    BackupSchedule m_schedule;
    QTimer m_timer;
    RequestId m_lastRequest;
    bool m_isRunning = false; ///< the schedule's, also while it waits for another one
    StepWorker m_reader;
    StepWorker m_writer; ///< one backup at a time
};

} // namespace vedette::engine
