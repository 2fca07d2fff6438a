// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Series.h"

#include <optional>
#include <vector>

namespace vedette::ui {

/// The value at `time`, on the straight line between two points; nothing in a gap or outside.
[[nodiscard]] std::optional<double> valueAt(const Series& series, Timestamp time);

/// Lowest and highest of what the point nearest to `time` stands for, of the two beside it; nothing
/// where it is one value, in a gap or outside.
[[nodiscard]] std::optional<Spread> spreadAt(const Series& series, Timestamp time);

/// One part of a sum.
struct Term
{
    const Series* series = nullptr;
    double factor = 1.0;
};

/// Which parts must be known at a moment for the sum to be known.
enum class Needs
{
    Any,
    All
};

/// The sum over every moment that one of the parts has a point at. Never below zero.
[[nodiscard]] Series sum(const std::vector<Term>& terms, Needs needs);

/// Each series on top of those before it; what one lacks, all lack. An empty one adds nothing.
[[nodiscard]] std::vector<Series> stack(const std::vector<const Series*>& parts);

/// The gaps of both, joined where they touch.
[[nodiscard]] std::vector<TimeRange> united(std::vector<TimeRange> gaps);

} // namespace vedette::ui
