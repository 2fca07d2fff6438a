// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HistoryLimits.h"

#include <optional>

namespace vedette {

/// How long the samples of one server are kept, where that is not as the program's settings say.
/// Immutable value.
struct ServerRetention
{
    std::optional<std::chrono::days>
        measured; ///< as they were measured; 0 days, here too: for good
    std::optional<std::chrono::days> averages; ///< those of each hour

    bool operator==(const ServerRetention&) const = default;
};

inline constexpr std::chrono::days longestRetention{20 * 365};

/// For good, or from a day to 20 years.
[[nodiscard]] bool canBe(const ServerRetention& retention);

/// The limits of one server. Where it has its own: averages are never kept shorter than what was
/// measured, and what lies between them (minutes, ten minutes) is kept as the program says, but no
/// shorter than what is closer and no longer than the hours.
[[nodiscard]] HistoryLimits limitsOf(const ServerRetention& own, const HistoryLimits& program);

} // namespace vedette
