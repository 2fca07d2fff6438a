// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/SecretOptions.h"
#include "core/engine/StepWorker.h"
#include "core/model/BackupPreview.h"

namespace vedette::engine {

/// What is to take the place of what, as a person has seen it.
struct RestoreOrder
{
    QString path;
    BackupPreview shown; ///< another one, or one that holds anything else by now, is not restored
    QString dataFolder;
    SecretOptions secrets = {};
};

/// A restore that somebody has agreed to: verifies the backup once more, and exchanges the files,
/// on a thread of its own. No engine may hold the data folder. Lives on: the thread that made it.
class RestoreJob final : public QObject
{
    Q_OBJECT

public:
    /// Ends what is under way when it goes; an exchange that is cut short so is undone by the next
    /// start.
    explicit RestoreJob(RestoreOrder order);

    void start();
    /// Until the exchange begins; then it goes on to its end.
    void cancel();

Q_SIGNALS:
    void stepBegun(const vedette::StepProgress& progress);
    /// Where the old files are now; with an error they are where they were. Errors: those of
    /// PreparedRestore, and BackupChanged when it is not the backup that was shown.
    void finished(const vedette::Result<QString>& before);

private:
    RestoreOrder m_order;
    StepWorker m_worker;
};

} // namespace vedette::engine
