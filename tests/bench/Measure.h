// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace vedette::bench {

/// CPU time of this process, and of the children it has waited for, in milliseconds (getrusage(2)).
struct CpuTime
{
    double own = 0;
    double children = 0;
};
[[nodiscard]] CpuTime cpuTime();
/// CPU milliseconds of the calling thread alone (clock_gettime(2)).
[[nodiscard]] double threadCpuMs();

/// What several rounds have given.
struct Spread
{
    double median = 0;
    double least = 0;
    double most = 0;
};
/// Of one round at least.
[[nodiscard]] Spread spreadOf(std::vector<double> rounds);

/// Median CPU milliseconds of one call, over five rounds of `repeats` calls each.
[[nodiscard]] double medianCpuMs(int repeats, const std::function<void()>& work);

/// What a figure is to be.
struct Goal
{
    enum class Kind
    {
        AtMost,
        AtLeast
    };

    double limit = 0;
    Kind kind = Kind::AtMost;
};
/// "≤ 0.2 met"
[[nodiscard]] QString verdict(double value, const Goal& goal);

/// Another program's figure for the same work.
struct Peer
{
    QString name;
    double value = 0;
};

/// One line of the report: what, how much, its goal, and the peer's figure with the ratio.
struct Figure
{
    QString what;
    double value = 0;
    QString unit;
    std::optional<Goal> goal{};
    std::optional<Peer> peer{};
};
void report(const Figure& figure);
void reportSkipped(const QString& what, const QString& why);
void reportText(const QString& line);
void heading(const QString& text);

} // namespace vedette::bench
