// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Ids.h"

#include <QString>

#include <array>

namespace vedette::store {

/// How closely a stretch of time is kept: as it was measured, or rolled up.
struct Tier
{
    QLatin1StringView table;
    milliseconds step; ///< of the stretches that are rolled up into one point; 0: as measured
    milliseconds span; ///< of a chunk

    bool operator==(const Tier&) const = default;
};

/// From the closest to the coarsest.
inline constexpr std::array tiers{
    Tier{QLatin1StringView("hour_chunk"), milliseconds{0}, std::chrono::hours{1}},
    Tier{QLatin1StringView("minute_rollup"), std::chrono::minutes{1}, std::chrono::hours{1}},
    Tier{QLatin1StringView("ten_minute_rollup"), std::chrono::minutes{10}, std::chrono::hours{24}},
    Tier{QLatin1StringView("hour_rollup"), std::chrono::hours{1}, std::chrono::hours{24 * 30}}};

inline constexpr const Tier& measuredTier = tiers[0];
inline constexpr const Tier& minuteTier = tiers[1];
inline constexpr const Tier& tenMinuteTier = tiers[2];
inline constexpr const Tier& hourTier = tiers[3];

/// Where the chunk that holds `time` begins.
[[nodiscard]] Timestamp chunkBegin(const Tier& tier, Timestamp time);
/// Its key in the tier's table: the server and seconds since 1970 UTC.
[[nodiscard]] qint64 chunkKey(ServerId server, Timestamp begin);
[[nodiscard]] ServerId serverOfKey(qint64 key);
[[nodiscard]] Timestamp beginOfKey(qint64 key);

} // namespace vedette::store
