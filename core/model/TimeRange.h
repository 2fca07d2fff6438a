// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

namespace vedette {

/// From `from` up to, but not including, `to`. Immutable value.
struct TimeRange
{
    Timestamp from;
    Timestamp to;

    [[nodiscard]] milliseconds length() const { return to - from; }
    [[nodiscard]] bool contains(Timestamp time) const { return time >= from && time < to; }
    bool operator==(const TimeRange&) const = default;
};

} // namespace vedette
