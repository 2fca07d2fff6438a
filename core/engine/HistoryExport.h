// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/StepProgress.h"
#include "core/engine/ExportWriter.h"
#include "core/model/Server.h"

#include <QStringList>

#include <functional>
#include <stop_token>
#include <vector>

namespace vedette::engine {

/// What of the history is to be exported.
struct ExportOrder
{
    QString dataFolder;
    std::vector<Server> servers;
    /// "cpu.totalUsage", "disk*", "disk[/var].usedPercent": a "*" stands for anything, without
    /// brackets all instances are meant. Empty: all that is stored.
    QStringList metrics = {};
    TimeRange range;
    milliseconds every{0}; ///< one average for so much time; 0: each value, as fine as it is kept
    ExportFormat format = ExportFormat::Csv;
};

struct ExportCount
{
    qint64 series = 0;
    qint64 values = 0;
};

using WriteBytes = std::function<Result<void>(const QByteArray& bytes)>;

/// Writes series by series, a week at a time, also while a program fills the history. Blocking; any
/// thread. NotFound without a history or without any such metric; Cancelled; StoreIo …; and what
/// `write` answers. What was written before an error stays written.
[[nodiscard]] Result<ExportCount> exportHistory(const ExportOrder& order,
                                                const WriteBytes& write,
                                                const TellStep& tell,
                                                const std::stop_token& stop);

} // namespace vedette::engine
