// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Tier.h"

#include <algorithm>

namespace vedette::store {

namespace {

constexpr int timeBits = 32;
constexpr qint64 latest = (qint64{1} << timeBits) - 1; // in the year 2106

} // namespace

Timestamp chunkBegin(const Tier& tier, Timestamp time)
{
    const milliseconds since = time.time_since_epoch();
    const milliseconds into = ((since % tier.span) + tier.span) % tier.span;
    return time - into;
}

qint64 chunkKey(ServerId server, Timestamp begin)
{
    const auto second = std::chrono::floor<seconds>(begin).time_since_epoch().count();
    return server.value * (latest + 1) + std::clamp<qint64>(second, 0, latest);
}

ServerId serverOfKey(qint64 key)
{
    return {key >> timeBits};
}

Timestamp beginOfKey(qint64 key)
{
    return Timestamp{seconds{key & latest}};
}

} // namespace vedette::store
