// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>

namespace vedette::parse {

/// How fast a counter can rise, per second.
struct CounterLimits
{
    double possible = 0; ///< anything faster is no reading but a reset or a lie
    double afterWrap = 0; ///< the same for machines that still count in 32 bits
};

/// How far a counter rose between two readings.
/// A counter that falls began anew (a device came back, a driver was reloaded): no value. The one
/// exception is a 32-bit counter that wrapped: it must have been in the last quarter of its range,
/// be in the first quarter now, and have risen no faster than `afterWrap`. Half way round it can't
/// be told from a new beginning, and then no value is better than a made-up peak.
[[nodiscard]] std::optional<double>
riseOf(quint64 before, quint64 now, double seconds, CounterLimits limits);

/// The same, per second; nothing without a positive time, or where a reading is absent.
[[nodiscard]] std::optional<double> rateOf(std::optional<quint64> before,
                                           std::optional<quint64> now,
                                           double seconds,
                                           CounterLimits limits);

} // namespace vedette::parse
