// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/StepProgress.h"
#include "core/model/ExportOrder.h"

#include <functional>
#include <stop_token>

namespace vedette::engine {

/// An order, and where what it wants is stored.
struct ExportJob
{
    QString dataFolder;
    ExportOrder order;
};

using WriteBytes = std::function<Result<void>(const QByteArray& bytes)>;

/// Writes series by series, a week at a time, also while a program fills the history. Blocking; any
/// thread. NotFound without a history or without any such metric; Cancelled; StoreIo …; and what
/// `write` answers. What was written before an error stays written.
[[nodiscard]] Result<ExportCount> exportHistory(const ExportJob& job,
                                                const WriteBytes& write,
                                                const TellStep& tell,
                                                const std::stop_token& stop);

/// The same into a file: what stood there stays until all is written. InvalidFile with the system's
/// words when it can't be written, or where checkReplaceable() says so.
[[nodiscard]] Result<ExportCount> exportHistoryInto(const QString& path,
                                                    const ExportJob& job,
                                                    const TellStep& tell,
                                                    const std::stop_token& stop);

} // namespace vedette::engine
