// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ChunkJoin.h"

#include <algorithm>
#include <bit>
#include <map>

namespace vedette::store {

namespace {

/// The values of a column with their times, as bits: they sort and compare as they are.
using Points = std::vector<std::pair<qint64, quint64>>;

void collect(const Chunk& chunk, std::map<ColumnKey, Points>& all)
{
    for (const ChunkColumn& column : chunk.columns) {
        const std::vector<qint64>& times = chunk.axes.at(column.axis);
        Points& points = all[column.key];
        for (std::size_t i = 0; i < times.size(); ++i) {
            if (column.values[i]) {
                points.emplace_back(times[i], std::bit_cast<quint64>(*column.values[i]));
            }
        }
    }
}

} // namespace

Chunk chunkOf(std::span<const PollGroup> groups)
{
    Chunk chunk;
    for (const PollGroup& group : groups) {
        for (std::size_t i = 0; i < group.metrics.size(); ++i) {
            const Column& values = group.values[i];
            const bool hasAny = std::ranges::any_of(
                values, [](const std::optional<double>& value) { return value.has_value(); });
            if (hasAny) {
                chunk.columns.push_back({{group.metrics[i]}, chunk.axes.size(), values});
            }
        }
        chunk.axes.push_back(group.times);
    }
    std::ranges::stable_sort(chunk.columns, {}, &ChunkColumn::key);
    return chunk;
}

Chunk joined(const Chunk& one, const Chunk& other)
{
    std::map<ColumnKey, Points> all;
    collect(one, all);
    collect(other, all);
    Chunk chunk;
    std::map<std::vector<qint64>, std::size_t> axes;
    for (auto& [key, points] : all) {
        std::ranges::sort(points);
        const auto twice = std::ranges::unique(points);
        points.erase(twice.begin(), twice.end());
        std::vector<qint64> times;
        ChunkColumn column{key, 0, {}};
        for (const auto& [time, bits] : points) {
            times.push_back(time);
            column.values.emplace_back(std::bit_cast<double>(bits));
        }
        const auto [axis, isNew] = axes.try_emplace(times, chunk.axes.size());
        if (isNew) {
            chunk.axes.push_back(times);
        }
        column.axis = axis->second;
        chunk.columns.push_back(std::move(column));
    }
    return chunk;
}

} // namespace vedette::store
