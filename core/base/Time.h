// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>

namespace vedette {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Wall-clock time, UTC. Integers appear only in SQL and on the wire, as milliseconds since 1970.
using Timestamp = std::chrono::sys_time<milliseconds>;

/// For durations and deadlines: never jumps, stands still while the computer sleeps.
using MonotonicTime = std::chrono::steady_clock::time_point;

[[nodiscard]] constexpr qint64 toMsecs(Timestamp time)
{
    return time.time_since_epoch().count();
}

[[nodiscard]] constexpr Timestamp fromMsecs(qint64 msecs)
{
    return Timestamp{milliseconds{msecs}};
}

} // namespace vedette
