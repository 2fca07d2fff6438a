// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Backoff.h"

#include <QHashFunctions>

#include <algorithm>

namespace vedette::collect {

Backoff::Backoff(qint64 seed)
    : m_jitter(0.85 + 0.3 * static_cast<double>(::qHash(seed, 17) % 1000) / 1000.0)
{ }

milliseconds Backoff::next(seconds atLeast)
{
    constexpr int maxDoublings = 6; // 5 s × 2^6 > 300 s
    const auto pause
        = std::min<seconds>(atLeast * (1 << std::min(m_failures, maxDoublings)), longest);
    ++m_failures;
    return std::chrono::duration_cast<milliseconds>(pause * m_jitter);
}

} // namespace vedette::collect
