// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <chrono>
#include <cstddef>

namespace vedette {

enum class BootEvent
{
    Started,
    Stopped ///< shut down, or the last that was heard of it
};

/// Where a server itself had written it down.
enum class BootSource
{
    Journal,
    Wtmp
};

/// A start or an end of a server's system, as the server tells it afterwards. Immutable value.
struct BootRecord
{
    BootEvent event = BootEvent::Started;
    BootSource source = BootSource::Journal;
    Timestamp at;

    bool operator==(const BootRecord&) const = default;
};

inline constexpr std::size_t maxBootRecords = 500; ///< of a server: the newest
/// Two sources tell of the same start at times that differ by less.
inline constexpr std::chrono::minutes sameBoot{2};

} // namespace vedette
