// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/store/history/Chunk.h"

#include <map>
#include <set>
#include <vector>

namespace vedette::store {

/// What the values in a stretch of time were.
struct Stretch
{
    qint64 count = 0;
    double sum = 0;
    double low = 0;
    double high = 0;

    bool operator==(const Stretch&) const = default;
};

/// As if the values of both had been in one stretch.
void join(Stretch& to, const Stretch& with);

/// Rolls the values of one server up into stretches of equal length. A sum of decimals stays the
/// decimal that it is. Pure; lives on the writer's thread.
class Rollup
{
public:
    /// The chunk that comes of it begins at `begin`; its stretches have `step` each.
    Rollup(Timestamp begin, milliseconds step);

    /// All that a chunk holds which begins at `begin`, measured or rolled up already; what is out
    /// of `length` from the begin on is left out.
    void add(const Chunk& chunk, Timestamp begin, milliseconds length);
    [[nodiscard]] bool isEmpty() const { return m_metrics.empty(); }
    [[nodiscard]] Chunk chunk() const;

private:
    struct Course
    {
        std::map<qint64, Stretch> stretches; ///< by their place from the begin on
        int scale = 0; ///< of all values; no decimals: larger than any
    };

    void addValues(const ChunkColumn& column, const std::vector<qint64>& times, milliseconds shift);
    void addStretches(const Chunk& chunk, qint64 metric, milliseconds shift);
    void put(Course& course, milliseconds at, const Stretch& stretch);
    [[nodiscard]] std::set<qint64> allPlaces() const;
    static void
    addColumns(Chunk& chunk, qint64 metric, const Course& course, const std::set<qint64>& places);

    Timestamp m_begin;
    milliseconds m_step;
    milliseconds m_length{0};
    std::map<qint64, Course> m_metrics;
};

/// The stretches of one metric in a rolled-up chunk, by their times: ms since it began. Pure.
[[nodiscard]] std::vector<std::pair<qint64, Stretch>> stretchesOf(const Chunk& chunk,
                                                                  qint64 metric);

} // namespace vedette::store
