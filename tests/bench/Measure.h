// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace vedette::bench {

/// CPU time of this process, and of the children it has waited for, in milliseconds (getrusage(2)).
struct CpuTime
{
    double own = 0;
    double children = 0;
};
[[nodiscard]] CpuTime cpuTime();

/// Median CPU milliseconds of one call, over five rounds of `repeats` calls each.
[[nodiscard]] double medianCpuMs(int repeats, const std::function<void()>& work);

/// One line of the report: what, how much, and the peer's figure with the ratio where there is one.
void report(const QString& what, double value, const QString& unit);
void report(
    const QString& what, double value, const QString& unit, const QString& peer, double peerValue);
void heading(const QString& text);

} // namespace vedette::bench
