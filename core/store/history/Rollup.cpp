// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Rollup.h"

#include "core/store/history/Decimal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vedette::store {

namespace {

constexpr int noScale = largestScale + 1;

/// A sum of decimals has at most their decimals: what binary fractions add to that is no part of
/// it.
double tidied(double sum, int scale)
{
    if (scale > largestScale) {
        return sum;
    }
    const double factor = std::pow(10, scale);
    const double mantissa = std::round(sum * factor);
    constexpr double largestExact = 9007199254740992.0; // 2^53
    return std::abs(mantissa) < largestExact ? mantissa / factor : sum;
}

int largerScale(int scale, double value)
{
    const auto decimal = scale > largestScale ? std::nullopt : asDecimal(value, scale);
    return decimal ? decimal->scale : noScale;
}

const ChunkColumn* columnOf(const Chunk& chunk, qint64 metric, Part part)
{
    const auto found = std::ranges::find(chunk.columns, ColumnKey{metric, part}, &ChunkColumn::key);
    return found == chunk.columns.end() ? nullptr : &*found;
}

} // namespace

void join(Stretch& to, const Stretch& with)
{
    if (to.count == 0) {
        to = with;
        return;
    }
    to.count += with.count;
    to.sum += with.sum;
    to.low = std::min(to.low, with.low);
    to.high = std::max(to.high, with.high);
}

Rollup::Rollup(Timestamp begin, milliseconds step)
    : m_begin(begin)
    , m_step(step)
{ }

void Rollup::add(const Chunk& chunk, Timestamp begin, milliseconds length)
{
    m_length = length;
    const milliseconds shift = begin - m_begin;
    std::set<qint64> rolledUp;
    for (const ChunkColumn& column : chunk.columns) {
        if (column.key.part == Part::Value) {
            addValues(column, chunk.axes.at(column.axis), shift);
        } else {
            rolledUp.insert(column.key.metric);
        }
    }
    for (const qint64 metric : rolledUp) {
        addStretches(chunk, metric, shift);
    }
}

void Rollup::addValues(const ChunkColumn& column,
                       const std::vector<qint64>& times,
                       milliseconds shift)
{
    Course& course = m_metrics[column.key.metric];
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (const auto value = column.values[i]; value && std::isfinite(*value)) {
            course.scale = largerScale(course.scale, *value);
            put(course, milliseconds{times[i]} + shift, {1, *value, *value, *value});
        }
    }
}

void Rollup::addStretches(const Chunk& chunk, qint64 metric, milliseconds shift)
{
    Course& course = m_metrics[metric];
    const auto stretches = stretchesOf(chunk, metric);
    for (const auto& [time, stretch] : stretches) {
        course.scale = largerScale(largerScale(course.scale, stretch.low), stretch.sum);
        put(course, milliseconds{time} + shift, stretch);
    }
}

void Rollup::put(Course& course, milliseconds at, const Stretch& stretch)
{
    if (at >= milliseconds::zero() && at < m_length) {
        join(course.stretches[at / m_step], stretch);
    }
}

Chunk Rollup::chunk() const
{
    const std::set<qint64> places = allPlaces();
    Chunk chunk{{{}}, {}};
    std::vector<qint64>& times = chunk.axes.front();
    times.reserve(places.size());
    for (const qint64 place : places) {
        times.push_back(place * m_step.count());
    }
    for (const auto& [metric, course] : m_metrics) {
        if (!course.stretches.empty()) {
            addColumns(chunk, metric, course, places);
        }
    }
    return chunk;
}

std::set<qint64> Rollup::allPlaces() const
{
    std::set<qint64> places;
    for (const auto& [metric, course] : m_metrics) {
        for (const auto& [place, stretch] : course.stretches) {
            places.insert(place);
        }
    }
    return places;
}

void Rollup::addColumns(Chunk& chunk,
                        qint64 metric,
                        const Course& course,
                        const std::set<qint64>& places)
{
    constexpr std::array names{Part::Count, Part::Sum, Part::Low, Part::High};
    std::array<Column, names.size()> parts;
    for (const qint64 place : places) {
        const auto found = course.stretches.find(place);
        const bool isThere = found != course.stretches.end();
        const Stretch stretch = isThere ? found->second : Stretch{};
        const std::array values{static_cast<double>(stretch.count),
                                tidied(stretch.sum, course.scale),
                                stretch.low,
                                stretch.high};
        for (std::size_t part = 0; part < parts.size(); ++part) {
            parts.at(part).push_back(isThere ? std::optional(values.at(part)) : std::nullopt);
        }
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        chunk.columns.push_back({{metric, names.at(part)}, 0, std::move(parts.at(part))});
    }
}

std::vector<std::pair<qint64, Stretch>> stretchesOf(const Chunk& chunk, qint64 metric)
{
    std::vector<std::pair<qint64, Stretch>> stretches;
    const ChunkColumn* const counts = columnOf(chunk, metric, Part::Count);
    const ChunkColumn* const sums = columnOf(chunk, metric, Part::Sum);
    const ChunkColumn* const lows = columnOf(chunk, metric, Part::Low);
    const ChunkColumn* const highs = columnOf(chunk, metric, Part::High);
    const bool isWhole
        = counts != nullptr && sums != nullptr && lows != nullptr && highs != nullptr;
    if (!isWhole) {
        return stretches;
    }
    const std::vector<qint64>& times = chunk.axes.at(counts->axis);
    const std::size_t size
        = std::min({times.size(), sums->values.size(), lows->values.size(), highs->values.size()});
    for (std::size_t i = 0; i < size; ++i) {
        const bool isThere
            = counts->values[i] && sums->values[i] && lows->values[i] && highs->values[i];
        const double count = isThere ? *counts->values[i] : 0;
        if (count >= 1 && count < 1e15) { // also false for NaN, which damaged bytes may be
            stretches.emplace_back(times[i],
                                   Stretch{static_cast<qint64>(count),
                                           *sums->values[i],
                                           *lows->values[i],
                                           *highs->values[i]});
        }
    }
    return stretches;
}

} // namespace vedette::store
