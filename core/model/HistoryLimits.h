// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>

namespace vedette {

/// How long samples are kept, and how much room they may take. Immutable value.
struct HistoryLimits
{
    std::chrono::days measured{30}; ///< as they were measured; 0 days, here and below: for good
    std::chrono::days minutes{90}; ///< rolled up: lowest, average and highest of each minute
    std::chrono::days tenMinutes{365};
    std::chrono::days hours{5 * 365};
    qint64 mostBytes
        = 10LL * 1024 * 1024 * 1024; ///< 0: no bound; else the closest and oldest go first

    bool operator==(const HistoryLimits&) const = default;
};

} // namespace vedette
