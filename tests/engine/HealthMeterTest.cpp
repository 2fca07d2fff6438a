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

/// As the meter is asked `later` than the start, by a wall clock that goes right.
CollectorHealth
measure(HealthMeter& meter, const collect::SchedulerCounters& value, std::chrono::seconds later)
{
    return meter.measure({value, 1, 1}, MonotonicTime{later}, start + later);
}

} // namespace

TEST_CASE("polls per second are those of the last ten seconds")
{
    HealthMeter meter;
    CollectorHealth health;
    for (int second = 0; second <= 60; ++second) {
        health = measure(meter, counters(second < 30 ? 0 : (second - 30) * 4), seconds{second});
    }

    CHECK(health.pollsPerSecond == Approx(4));
}

TEST_CASE("the lag shown is the worst of the last ten seconds, then forgotten")
{
    HealthMeter meter;
    (void)measure(meter, counters(0, milliseconds{700}), seconds{0});

    CHECK(measure(meter, counters(1), seconds{5}).lag == milliseconds{700});
    CHECK(measure(meter, counters(2), seconds{12}).lag == milliseconds{0});
}

TEST_CASE("logins are counted per day, in UTC")
{
    HealthMeter meter;
    CHECK(measure(meter, counters(0, {}, 5), seconds{0}).loginsToday == 5);
    CHECK(measure(meter, counters(0, {}, 5), std::chrono::hours{12}).loginsToday == 0);
    CHECK(measure(meter, counters(0, {}, 7), std::chrono::hours{13}).loginsToday == 2);
}

TEST_CASE("a wall clock that is set back changes nothing that is measured")
{
    HealthMeter meter;
    CollectorHealth health;
    for (int second = 0; second <= 30; ++second) {
        const Timestamp now = start + seconds{second} - std::chrono::hours{second < 15 ? 0 : 1};
        health = meter.measure({counters(second * 4, milliseconds{second == 14 ? 700 : 0}), 1, 1},
                               MonotonicTime{seconds{second}},
                               now);
    }

    CHECK(health.pollsPerSecond == Approx(4));
    CHECK(health.lag == milliseconds{0});
}
