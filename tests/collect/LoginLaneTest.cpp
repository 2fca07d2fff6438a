// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/LoginLane.h"

#include "tests/support/Await.h"
#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"

#include <atomic>
#include <latch>

using namespace vedette;
using collect::LoginLane;
using test::eventually;

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

TEST_CASE("a login that takes long lends its place to one that waits [F11]")
{
    test::ManualClock time;
    LoginLane lane(time, 2, 8);
    Stuck stuck;
    std::atomic_bool isDone = false;
    lane.start(stuck.login());
    lane.start(stuck.login());
    REQUIRE(eventually([&] { return stuck.begun() == 2; }));
    lane.start([&isDone] { isDone = true; });

    time.advance(milliseconds{400});
    lane.lendPlaces();
    CHECK(lane.isAnyWaiting()); // they are not long under way yet

    time.advance(milliseconds{200});
    lane.lendPlaces();
    CHECK(eventually([&] { return isDone.load(); }));
    CHECK_FALSE(lane.isAnyWaiting());
    stuck.end();
}

TEST_CASE("so many places are lent, and no more")
{
    test::ManualClock time;
    LoginLane lane(time, 2, 3);
    Stuck stuck;
    for (int i = 0; i < 10; ++i) {
        lane.start(stuck.login());
    }
    for (const int expected : {2, 4, 5}) {
        REQUIRE(eventually([&] { return stuck.begun() == expected; }));
        time.advance(seconds{1});
        lane.lendPlaces();
    }

    CHECK(lane.isAnyWaiting());
    stuck.end();
    CHECK(eventually([&] { return stuck.begun() == 10; }));
}

TEST_CASE("a place that was lent comes back")
{
    test::ManualClock time;
    LoginLane lane(time, 1, 1);
    for (int round = 0; round < 3; ++round) {
        Stuck first;
        Stuck second;
        Stuck third;
        lane.start(first.login());
        lane.start(second.login());
        lane.start(third.login());
        REQUIRE(eventually([&] { return first.begun() == 1; }));
        time.advance(seconds{1});
        lane.lendPlaces();
        REQUIRE(eventually([&] { return second.begun() == 1; }));
        time.advance(seconds{1});
        lane.lendPlaces();

        second.end(); // its own place was not lent: the third login has it
        CHECK(eventually([&] { return third.begun() == 1; }));
        first.end();
        third.end();
        lane.waitForAll();
    }
}
