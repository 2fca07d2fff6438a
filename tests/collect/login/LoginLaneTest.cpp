// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginLane.h"

#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"
#include "tests/support/Pump.h"

#include <atomic>
#include <latch>

using namespace vedette;
using collect::LoginLane;
using test::pumpUntil;

namespace {

/// Logins that go on until the test says otherwise.
class Stuck
{
public:
    ~Stuck() { end(); }

    std::function<void()> login()
    {
        return [this] {
            ++m_begun;
            m_end.wait();
        };
    }
    void end()
    {
        if (!m_end.try_wait()) {
            m_end.count_down();
        }
    }
    [[nodiscard]] int begun() const { return m_begun; }

private:
    std::atomic_int m_begun = 0;
    std::latch m_end{1};
};

} // namespace

TEST_CASE("a login that takes long lends its place to one that waits", "[F11]")
{
    test::ManualClock time;
    QObject owner;
    LoginLane lane(owner, time, {.places = 2, .lent = 8});
    Stuck stuck;
    std::atomic_bool isDone = false;
    lane.start(stuck.login());
    lane.start(stuck.login());
    REQUIRE(pumpUntil([&] { return stuck.begun() == 2; }));
    lane.start([&isDone] { isDone = true; });

    time.advance(milliseconds{400});
    lane.lendPlaces();
    CHECK(lane.isAnyWaiting()); // they are not long under way yet

    time.advance(milliseconds{200});
    lane.lendPlaces();
    CHECK(pumpUntil([&] { return isDone.load(); }));
    CHECK_FALSE(lane.isAnyWaiting());
    stuck.end();
}

TEST_CASE("so many places are lent, and no more")
{
    test::ManualClock time;
    QObject owner;
    LoginLane lane(owner, time, {.places = 2, .lent = 3});
    Stuck stuck;
    for (int i = 0; i < 10; ++i) {
        lane.start(stuck.login());
    }
    for (const int expected : {2, 4, 5}) {
        REQUIRE(pumpUntil([&] { return stuck.begun() == expected; }));
        time.advance(seconds{1});
        lane.lendPlaces();
    }

    CHECK(lane.isAnyWaiting());
    stuck.end();
    CHECK(pumpUntil([&] { return stuck.begun() == 10; }));
}

TEST_CASE("a place that was lent comes back")
{
    test::ManualClock time;
    QObject owner;
    LoginLane lane(owner, time, {.places = 1, .lent = 1});
    Stuck first;
    Stuck second;
    lane.start(first.login());
    lane.start(second.login());
    REQUIRE(pumpUntil([&] { return first.begun() == 1; }));
    time.advance(seconds{1});
    lane.lendPlaces();
    REQUIRE(pumpUntil([&] { return second.begun() == 1; }));

    first.end(); // its place is the second one's now, as long as that runs
    Stuck third;
    lane.start(third.login());
    CHECK(lane.isAnyWaiting());
    second.end();

    CHECK(pumpUntil([&] { return third.begun() == 1; }));
    third.end();
    lane.stop();
}

TEST_CASE("what waits for a place when the lane stops is never begun")
{
    test::ManualClock time;
    QObject owner;
    LoginLane lane(owner, time, {.places = 1, .lent = 0});
    Stuck first;
    Stuck second;
    lane.start(first.login());
    lane.start(second.login());
    REQUIRE(pumpUntil([&] { return first.begun() == 1; }));

    first.end();
    lane.stop();

    CHECK(second.begun() == 0);
}
