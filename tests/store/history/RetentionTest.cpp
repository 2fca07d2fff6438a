// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Retention.h"

#include "tests/store/history/HistoryTester.h"
#include "tests/store/history/House.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::at;
using test::House;

namespace {

constexpr ServerId web{1};
constexpr ServerId db{2};

std::vector<Timestamp> hoursOf(std::initializer_list<int> begins)
{
    std::vector<Timestamp> times;
    for (const int begin : begins) {
        times.push_back(at(0) + hours{begin});
    }
    return times;
}

Incidents incident(Timestamp begin, std::optional<Timestamp> end)
{
    Incidents incidents;
    incidents.add(web, begin, end);
    return incidents;
}

} // namespace

TEST_CASE("a server's values are kept for its own time, others for that of the settings")
{
    House house;
    house.writeHours(web, 2, at(0));
    house.writeHours(db, 2, at(0));
    const HistoryLimits settings{days{3}, days{3}, days{0}, days{0}, 0};
    house.setRetention({.limits = settings, .servers = {{db, {days{5}, {}}}}});

    house.keepAt(at(0) + days{3} + hours{3});
    CHECK(house.begins(web, measuredTier).empty());
    CHECK(house.begins(db, measuredTier) == hoursOf({0, 1}));
    house.keepAt(at(0) + days{5} + hours{3});

    CHECK(house.begins(db, measuredTier).empty());
    CHECK(house.begins(db, tenMinuteTier).size() == 1);
}

TEST_CASE("a server's values can go earlier than the settings say, and those for good never")
{
    House house;
    house.writeHours(web, 2, at(0));
    house.writeHours(db, 2, at(0));
    house.setRetention({.limits = {days{30}, days{90}, days{0}, days{0}, 0},
                        .servers = {{web, {days{2}, {}}}, {db, {days{0}, {}}}}});

    house.keepAt(at(0) + days{2} + hours{3});
    CHECK(house.begins(web, measuredTier).empty());
    house.keepAt(at(0) + days{400});

    CHECK(house.begins(db, measuredTier) == hoursOf({0, 1}));
}

TEST_CASE("what is not rolled up yet stays, however short it is to be kept")
{
    House house;
    house.writeHours(3);
    house.setLimits({days{1}, days{1}, days{0}, days{0}, 0});

    house.keepAt(at(0) + days{1} + hours{1} + minutes{30});
    CHECK(house.begins(web, measuredTier) == hoursOf({0, 1, 2}));
    house.keepAt(at(0) + days{1} + hours{5});

    CHECK(house.begins(web, measuredTier).empty());
    const auto byTen = house.read({at(0), at(0) + days{1}}, 144);
    REQUIRE(byTen.size() == 18);
    CHECK(byTen.front() == SeriesPoint{at(300), 9.5, Spread{0, 19}});
}

TEST_CASE("ten minutes of a server without newer values become hours all the same")
{
    House house;
    house.writeHours(2);
    house.setLimits({days{2}, days{2}, days{0}, days{0}, 0});
    house.keepAt(at(0) + days{3});
    REQUIRE(house.begins(web, measuredTier).empty());
    REQUIRE(house.begins(web, hourTier).empty());

    house.keepAt(at(0) + days{40});

    CHECK(house.begins(web, hourTier).size() == 1);
}

TEST_CASE("the hours around an alert stay as they were measured, as long as the averages")
{
    House house;
    house.writeHours(6);
    house.setRetention(
        {.limits = {days{2}, days{2}, days{2}, days{10}, 0},
         .incidents = incident(at(0) + hours{2} + minutes{45}, at(0) + hours{3} + minutes{10})});

    house.keepAt(at(0) + days{3});
    CHECK(house.begins(web, measuredTier) == hoursOf({2, 3}));
    CHECK(house.read({at(0) + hours{2}, at(0) + hours{4}}).size() == 240);
    house.keepAt(at(0) + days{11});

    CHECK(house.begins(web, measuredTier).empty());
}

TEST_CASE("half an hour before and after an alert stays, and no hour that this only borders on")
{
    House house;
    house.writeHours(6);
    house.setRetention(
        {.limits = {days{2}, days{2}, days{0}, days{0}, 0},
         .incidents = incident(at(0) + hours{2} + minutes{30}, at(0) + hours{2} + minutes{30})});

    house.keepAt(at(0) + days{3});

    CHECK(house.begins(web, measuredTier) == hoursOf({2}));
}

TEST_CASE("an alert that still fires keeps what was measured since it was raised, for three days")
{
    House house;
    house.writeHours(6);
    house.writeHours(db, 6, at(0));
    house.setRetention({.limits = {days{2}, days{2}, days{0}, days{0}, 0},
                        .incidents = incident(at(0) + hours{4}, std::nullopt)});

    house.keepAt(at(0) + days{100});

    CHECK(house.begins(web, measuredTier) == hoursOf({3, 4, 5}));
    CHECK(house.begins(db, measuredTier).empty());
}

TEST_CASE("where there is too little room incidents go last")
{
    House house;
    house.writeHours(24 * 5);
    const Timestamp now = at(0) + days{6};
    house.keepAt(now);
    REQUIRE(house.begins(web, measuredTier).size() == 120);
    // Minutes that are gone already are not made of what goes: each step frees room.
    RetentionPolicy policy{.limits = {days{0}, days{1}, days{0}, days{0}, house.bytesUsed() - 1},
                           .incidents = incident(at(0) + hours{3}, at(0) + hours{4})};

    house.setRetention(policy);
    house.keepAt(now + seconds{1});
    const auto left = house.begins(web, measuredTier);
    CHECK(left.size() < 120);
    REQUIRE(left.size() > 27); // there was room before all others were gone
    CHECK(std::vector(left.begin(), left.begin() + 3) == hoursOf({2, 3, 4}));
    policy.limits.mostBytes = 4096;
    house.setRetention(policy);
    house.keepAt(now + seconds{2});

    CHECK(house.begins(web, measuredTier).size() == 24); // the last two days
}

TEST_CASE("limits that did not change begin no pass, even where alerts did")
{
    House house;
    house.writeHours(1);
    const HistoryLimits limits{days{2}, days{2}, days{0}, days{0}, 0};
    house.setRetention({.limits = limits, .incidents = incident(at(0), std::nullopt)});
    house.keepAt(at(0) + days{3});
    REQUIRE(house.begins(web, measuredTier).size() == 1);

    house.setRetention({.limits = limits});
    house.keepAt(at(0) + days{3} + minutes{1});
    CHECK(house.begins(web, measuredTier).size() == 1);
    house.keepAt(at(0) + days{3} + hours{2});

    CHECK(house.begins(web, measuredTier).empty());
}
