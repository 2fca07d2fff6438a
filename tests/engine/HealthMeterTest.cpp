// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HealthMeter.h"

#include "tests/support/Catch.h"

using namespace vedette;
using engine::HealthMeter;

namespace {

collect::SchedulerCounters counters(qint64 polls, milliseconds lag = {}, qint64 logins = 0)
{
    collect::SchedulerCounters value;
    value.polls = polls;
    value.worstLag = lag;
    value.logins = logins;
    return value;
}

constexpr Timestamp start{std::chrono::hours{24 * 20'000} + std::chrono::hours{12}};

} // namespace

TEST_CASE("polls per second are those of the last ten seconds")
{
    HealthMeter meter;
    CollectorHealth health;
    for (int second = 0; second <= 60; ++second) {
        health = meter.measure(
            counters(second < 30 ? 0 : (second - 30) * 4), 1, 1, start + seconds{second});
    }

    CHECK(health.pollsPerSecond == Approx(4));
}

TEST_CASE("the lag shown is the worst of the last ten seconds, then forgotten")
{
    HealthMeter meter;
    (void)meter.measure(counters(0, milliseconds{700}), 1, 1, start);

    CHECK(meter.measure(counters(1), 1, 1, start + seconds{5}).lag == milliseconds{700});
    CHECK(meter.measure(counters(2), 1, 1, start + seconds{12}).lag == milliseconds{0});
}

TEST_CASE("logins are counted per day, in UTC")
{
    HealthMeter meter;
    CHECK(meter.measure(counters(0, {}, 5), 1, 1, start).loginsToday == 5);
    CHECK(meter.measure(counters(0, {}, 5), 1, 1, start + std::chrono::hours{12}).loginsToday == 0);
    CHECK(meter.measure(counters(0, {}, 7), 1, 1, start + std::chrono::hours{13}).loginsToday == 2);
}
