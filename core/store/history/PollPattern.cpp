// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/PollPattern.h"

#include <algorithm>

namespace vedette::store {

namespace {

/// Parsers name what they read by literals: mostly it is the same one.
bool isSameText(const QString& one, const QString& other)
{
    return one.size() == other.size() && (one.constData() == other.constData() || one == other);
}

bool isSameMetric(const MetricId& one, const MetricId& other)
{
    return isSameText(one.field, other.field) && isSameText(one.type, other.type)
        && isSameText(one.instance, other.instance);
}

} // namespace

PollPattern::PollPattern(std::span<const Sample> samples,
                         std::span<const qint64> ids,
                         std::span<const qint64> metrics,
                         qint64 layout)
    : m_width(metrics.size())
    , m_layout(layout)
{
    std::vector<bool> isTaken(metrics.size());
    m_places.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto found = std::ranges::lower_bound(metrics, ids[i]);
        const auto column = static_cast<std::size_t>(found - metrics.begin());
        if (found == metrics.end() || *found != ids[i] || isTaken[column]) {
            m_places.clear();
            return;
        }
        isTaken[column] = true;
        m_places.push_back({samples[i].metric, column});
    }
}

bool PollPattern::fit(std::span<const Sample> samples,
                      std::vector<std::optional<double>>& values) const
{
    if (samples.empty() || samples.size() > m_places.size()) {
        return false;
    }
    values.assign(m_width, std::nullopt);
    auto place = m_places.begin();
    for (const Sample& sample : samples) {
        place = std::find_if(place, m_places.end(), [&sample](const Place& each) {
            return isSameMetric(each.metric, sample.metric);
        });
        if (place == m_places.end()) {
            return false;
        }
        values[place->column] = sample.value;
        ++place;
    }
    return true;
}

} // namespace vedette::store
