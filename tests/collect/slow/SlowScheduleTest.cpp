// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowSchedule.h"

#include "tests/support/Catch.h"

#include <vector>

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
    schedule.started(u"ports"_s, firstMoment);
    schedule.started(u"services"_s, firstMoment);
    schedule.answered(u"services"_s, firstMoment + seconds{1});
    CHECK(schedule.nextDue() == firstMoment + seconds{5});
    schedule.watch({}, firstMoment + seconds{1});
    schedule.started(u"services"_s, firstMoment + seconds{5});
    schedule.answered(u"services"_s, firstMoment + seconds{6});

    CHECK(schedule.nextDue() == firstMoment + seconds{125});
}

TEST_CASE("a probe that takes longer than its interval rests as long as it took")
{
    SlowSchedule schedule;
    schedule.add(u"services"_s, {seconds{120}, firstMoment});
    schedule.watch(u"services"_s, firstMoment);

    schedule.started(u"services"_s, firstMoment);
    schedule.answered(u"services"_s, firstMoment + seconds{12});

    CHECK(schedule.nextDue() == firstMoment + seconds{24});
}

TEST_CASE("what a person asks for while it runs is asked again at once")
{
    SlowSchedule schedule;
    schedule.add(u"services"_s, {seconds{120}, firstMoment});

    schedule.started(u"services"_s, firstMoment);
    schedule.ask(u"services"_s, firstMoment + seconds{1});
    schedule.answered(u"services"_s, firstMoment + seconds{2});

    CHECK(schedule.due(firstMoment + seconds{2}) == u"services"_s);
}

TEST_CASE("the pauses after misses grow up to six hours, and nobody who looks shortens them")
{
    SlowSchedule schedule;
    schedule.add(u"hardware"_s, {std::chrono::hours{24}, firstMoment, seconds{300}});
    MonotonicTime now = firstMoment;
    std::vector<seconds> pauses;

    for (int i = 0; i < 10; ++i) {
        schedule.started(u"hardware"_s, now);
        schedule.missed(u"hardware"_s, now);
        schedule.watch({}, now);
        schedule.watch(u"hardware"_s, now);
        const MonotonicTime next = schedule.nextDue().value();
        pauses.push_back(std::chrono::duration_cast<seconds>(next - now));
        now = next;
    }

    CHECK(pauses
          == std::vector<seconds>{seconds{300},
                                  seconds{300},
                                  seconds{600},
                                  seconds{1'200},
                                  seconds{2'400},
                                  seconds{4'800},
                                  seconds{9'600},
                                  seconds{19'200},
                                  seconds{21'600},
                                  seconds{21'600}});
}

TEST_CASE("an answer ends the pauses after misses, and so does a person who asks")
{
    SlowSchedule schedule;
    schedule.add(u"services"_s, {seconds{120}, firstMoment});
    for (const int minute : {0, 60, 180}) {
        schedule.missed(u"services"_s, firstMoment + std::chrono::minutes{minute});
    }
    const MonotonicTime later = firstMoment + std::chrono::hours{3};
    REQUIRE(schedule.nextDue() == later + std::chrono::hours{3});
    const bool isAsked = GENERATE(false, true);

    if (isAsked) {
        schedule.ask(u"services"_s, later);
        CHECK(schedule.due(later) == u"services"_s);
        schedule.started(u"services"_s, later);
    } else {
        schedule.started(u"services"_s, later);
        schedule.answered(u"services"_s, later);
        CHECK(schedule.nextDue() == later + seconds{120});
    }

    schedule.missed(u"services"_s, later);
    CHECK(schedule.nextDue() == later + seconds{60});
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
