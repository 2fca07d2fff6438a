// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/MetricQuota.h"

#include <algorithm>

namespace vedette::store {

namespace {

constexpr double most = 8192; // 1,024 cores of five values, 256 mounts of eight, and room
constexpr double perHour = 1024;

} // namespace

bool MetricQuota::take(ServerId server, Timestamp at)
{
    const auto known = m_left.find(server.value);
    if (known == m_left.end()) {
        m_left.insert(server.value, {.metrics = most - 1, .since = at});
        return true;
    }
    const std::chrono::duration<double, std::ratio<3600>> hours = at - known->since;
    if (hours.count() > 0) { // a clock that goes back gives nothing
        known->metrics = std::min(most, known->metrics + (hours.count() * perHour));
        known->since = at;
    }
    if (known->metrics < 1) {
        return false;
    }
    known->metrics -= 1;
    return true;
}

} // namespace vedette::store
