// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ServerQuota.h"

#include "core/store/history/Journal.h"
#include "tests/support/Catch.h"

using namespace vedette;
using store::ServerQuota;

namespace {

constexpr Timestamp quotaStart{milliseconds{1'700'000'000'000}};

int takeAll(ServerQuota& quota, ServerId id, Timestamp at)
{
    int taken = 0;
    while (taken < 100'000 && quota.take(id, at, 1)) {
        ++taken;
    }
    return taken;
}

} // namespace

TEST_CASE("a server brings 8,192 metrics at first, then 1,024 an hour, others theirs")
{
    ServerQuota quota(store::Journal::newMetrics);

    CHECK(takeAll(quota, ServerId{1}, quotaStart) == 8192);
    CHECK(takeAll(quota, ServerId{1}, quotaStart + std::chrono::hours{1}) == 1024);
    CHECK(takeAll(quota, ServerId{1}, quotaStart + std::chrono::hours{100}) == 8192);
    CHECK(takeAll(quota, ServerId{2}, quotaStart) == 8192);
}

TEST_CASE("a clock that goes back gives nothing")
{
    ServerQuota quota(store::Journal::newMetrics);
    REQUIRE(takeAll(quota, ServerId{1}, quotaStart) == 8192);

    CHECK(takeAll(quota, ServerId{1}, quotaStart - std::chrono::hours{1}) == 0);
}
