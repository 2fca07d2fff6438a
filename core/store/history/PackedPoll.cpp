// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/PackedPoll.h"

#include <algorithm>
#include <iterator>

namespace vedette::store {

namespace {

std::vector<qint64> metricsOf(const std::vector<StoredValue>& values)
{
    std::vector<qint64> metrics;
    metrics.reserve(values.size());
    std::ranges::transform(values, std::back_inserter(metrics), &StoredValue::metric);
    return metrics;
}

void makeRoom(const std::vector<qint64>& metrics, std::vector<qint64>& usual)
{
    if (metrics == usual) {
        return; // nearly always
    }
    std::vector<qint64> both;
    std::ranges::set_union(metrics, usual, std::back_inserter(both));
    usual = metrics.size() * 2 < both.size() ? metrics : both;
}

} // namespace

PackedPoll pack(std::vector<StoredValue> values, std::vector<qint64>& usual)
{
    std::ranges::stable_sort(values, {}, &StoredValue::metric);
    const auto doubles = std::ranges::unique(values, {}, &StoredValue::metric);
    values.erase(doubles.begin(), doubles.end());
    makeRoom(metricsOf(values), usual);
    PackedPoll packed{usual, {}};
    packed.values.reserve(usual.size());
    auto next = values.begin();
    for (const qint64 metric : usual) {
        const bool isThere = next != values.end() && next->metric == metric;
        packed.values.push_back(isThere ? std::optional(next->value) : std::nullopt);
        next += isThere ? 1 : 0;
    }
    return packed;
}

PackedPoll repack(const PackedPoll& poll, const std::vector<qint64>& metrics)
{
    PackedPoll other{metrics, {}};
    other.values.reserve(metrics.size());
    std::size_t next = 0;
    for (const qint64 metric : metrics) {
        while (next < poll.metrics.size() && poll.metrics[next] < metric) {
            ++next;
        }
        const bool isThere = next < poll.metrics.size() && poll.metrics[next] == metric;
        other.values.push_back(isThere ? poll.values[next] : std::nullopt);
    }
    return other;
}

qint64 countValues(const PackedPoll& poll)
{
    return std::ranges::count_if(poll.values, [](const auto& value) { return value.has_value(); });
}

} // namespace vedette::store
