// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ServerRetention.h"

#include <algorithm>

namespace vedette {

namespace {

using std::chrono::days;

bool isLength(const std::optional<days>& length)
{
    return !length || (*length >= days::zero() && *length <= longestRetention);
}

/// For good is longer than anything.
bool isShorter(days one, days other)
{
    return one != days::zero() && (other == days::zero() || one < other);
}

} // namespace

bool canBe(const ServerRetention& retention)
{
    return isLength(retention.measured) && isLength(retention.averages);
}

HistoryLimits limitsOf(const ServerRetention& own, const HistoryLimits& program)
{
    HistoryLimits limits = program;
    if (own == ServerRetention{}) {
        return limits;
    }
    limits.measured = own.measured.value_or(program.measured);
    limits.hours = std::max(own.averages.value_or(program.hours), limits.measured, isShorter);
    limits.minutes = std::clamp(program.minutes, limits.measured, limits.hours, isShorter);
    limits.tenMinutes = std::clamp(program.tenMinutes, limits.minutes, limits.hours, isShorter);
    return limits;
}

} // namespace vedette
