// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// proc(5), /proc/uptime: the remote monotonic clock that rates divide by. Immutable value.
struct Uptime
{
    double seconds = 0; ///< since boot
    std::optional<double> idle; ///< summed over all CPUs

    bool operator==(const Uptime&) const = default;
};

[[nodiscard]] Result<Uptime> parseUptime(QByteArrayView text);
/// uptime.seconds
[[nodiscard]] std::vector<Sample> samplesOf(const Uptime& uptime);

} // namespace vedette::parse
