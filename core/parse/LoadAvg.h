// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// proc(5), /proc/loadavg. Immutable value.
struct LoadAvg
{
    double load1 = 0;
    double load5 = 0;
    double load15 = 0;
    std::optional<quint64> running; ///< processes and threads
    std::optional<quint64> total;

    bool operator==(const LoadAvg&) const = default;
};

[[nodiscard]] Result<LoadAvg> parseLoadAvg(QByteArrayView text);
/// load.* and process.total; load.perCore1 only where the number of CPUs on line is known.
[[nodiscard]] std::vector<Sample> samplesOf(const LoadAvg& load, std::optional<int> cpuCount);

} // namespace vedette::parse
