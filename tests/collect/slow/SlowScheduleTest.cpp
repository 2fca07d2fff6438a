// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowSchedule.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::SlowSchedule;

namespace {

const MonotonicTime firstMoment = MonotonicTime{} + std::chrono::hours{5};

SlowSchedule twoProbes()
{
    SlowSchedule schedule;
    schedule.add(u"services"_s, {seconds{120}, firstMoment + seconds{10}});
    schedule.add(u"ports"_s, {seconds{300}, firstMoment + seconds{5}});
    return schedule;
}

} // namespace

TEST_CASE("a slow probe is due at its time and then in its rhythm")
{
    SlowSchedule schedule = twoProbes();

    CHECK_FALSE(schedule.due(firstMoment));
    CHECK(schedule.nextDue() == firstMoment + seconds{5});
    CHECK(schedule.due(firstMoment + seconds{20}) == u"ports"_s);
    schedule.started(u"ports"_s, firstMoment + seconds{20});
    CHECK(schedule.due(firstMoment + seconds{20}) == u"services"_s);
    schedule.started(u"services"_s, firstMoment + seconds{20});
    CHECK_FALSE(schedule.due(firstMoment + seconds{139}));
    CHECK(schedule.due(firstMoment + seconds{140}) == u"services"_s);
}

TEST_CASE("what a person asks for comes first")
{
    SlowSchedule schedule = twoProbes();

    schedule.ask(u"services"_s, firstMoment + seconds{30});

    CHECK(schedule.due(firstMoment + seconds{30}) == u"services"_s);
    schedule.started(u"services"_s, firstMoment + seconds{30});
    CHECK(schedule.due(firstMoment + seconds{30}) == u"ports"_s);
}

TEST_CASE("what somebody looks at is asked at once and every five seconds, until nobody does")
{
    SlowSchedule schedule = twoProbes();

    schedule.watch(u"services"_s, firstMoment);
    CHECK(schedule.due(firstMoment) == u"services"_s);
    schedule.started(u"services"_s, firstMoment);
    CHECK(schedule.nextDue() == firstMoment + seconds{5});
    schedule.watch({}, firstMoment + seconds{1});
    schedule.started(u"services"_s, firstMoment + seconds{5});

    schedule.started(u"ports"_s, firstMoment + seconds{5});
    CHECK(schedule.nextDue() == firstMoment + seconds{125});
}

TEST_CASE("what a server can't give is asked for again hours later, or when a person asks")
{
    SlowSchedule schedule = twoProbes();
    schedule.remove(u"ports"_s);

    schedule.started(u"services"_s, firstMoment);
    schedule.unavailable(u"services"_s, firstMoment);

    CHECK(schedule.nextDue() == firstMoment + std::chrono::hours{6});
    schedule.ask(u"services"_s, firstMoment + seconds{7});
    CHECK(schedule.due(firstMoment + seconds{7}) == u"services"_s);
}

TEST_CASE("a probe that nobody knows is never due")
{
    SlowSchedule schedule;

    schedule.ask(u"nothing"_s, firstMoment);
    schedule.watch(u"nothing"_s, firstMoment);
    schedule.started(u"nothing"_s, firstMoment);

    CHECK_FALSE(schedule.due(firstMoment + std::chrono::hours{100}));
    CHECK_FALSE(schedule.nextDue());
}
