// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/TimeRange.h"
#include "core/model/Unit.h"

#include <QString>

#include <optional>
#include <vector>

namespace vedette::ui {

struct Tick
{
    double value = 0; ///< of the time axis: milliseconds since 1970
    QString label;

    bool operator==(const Tick&) const = default;
};

struct ValueScale
{
    double maximum = 1;
    std::vector<Tick> ticks;

    bool operator==(const ValueScale&) const = default;
};

/// An axis from zero that holds `highest`, with about four round steps: 1, 2, 2.5 or 5 times a
/// power of ten; powers of two for bytes. `fixed` is the top where it is given.
[[nodiscard]] ValueScale valueScale(double highest, Unit unit, std::optional<double> fixed = {});

/// Round moments of local time, at most `most`: seconds below ten minutes, dates beyond a day.
[[nodiscard]] std::vector<Tick> timeTicks(const TimeRange& range, int most);

/// A moment as precise as the range needs it: "13:05:10", "22 Nov 13:05", in the order of the
/// locale.
[[nodiscard]] QString timeLabel(Timestamp time, const TimeRange& range);

} // namespace vedette::ui
