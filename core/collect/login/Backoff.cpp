// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/Backoff.h"

#include <QHashFunctions>

#include <algorithm>

namespace vedette::collect {

namespace {

constexpr double leastJitter = 0.85;
constexpr double mostJitter = 1.15;

} // namespace

Backoff::Backoff(qint64 seed)
    : m_jitter(leastJitter
               + (mostJitter - leastJitter) * static_cast<double>(::qHash(seed, 17) % 1000)
                   / 1000.0)
{ }

milliseconds Backoff::next(seconds atLeast)
{
    constexpr int maxDoublings = 6; // 5 s × 2^6 > 300 s
    // Bounded first, so that the jitter stays also at the longest; it only ever shortens that.
    const auto pause
        = std::min<seconds>(atLeast * (1 << std::min(m_failures, maxDoublings)), longest);
    ++m_failures;
    const double share = pause == longest ? m_jitter / mostJitter : m_jitter;
    return std::chrono::duration_cast<milliseconds>(pause * share);
}

} // namespace vedette::collect
