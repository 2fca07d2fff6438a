// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Housekeeping.h"

#include "core/store/Statement.h"
#include "core/store/history/Codec.h"
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
using test::poll;

namespace {

constexpr ServerId one{1};
std::vector<SeriesPoint> countedPoints(int count)
{
    std::vector<SeriesPoint> points;
    for (int i = 0; i < count; ++i) {
        points.push_back({at(30LL * i), static_cast<double>(i)});
    }
    return points;
}

} // namespace

TEST_CASE("hours that are over become chunks, and the journal keeps the one that goes on")
{
    House house;
    house.writeHours(3);
    const TimeRange all{at(0), at(3 * 3600)};
    REQUIRE(house.read(all) == countedPoints(360));

    house.keepAt(at(2 * 3600 + 300));

    CHECK(house.rowsOf(u"hour_chunk"_s) == 2);
    CHECK(house.rowsOf(u"journal"_s) == 1);
    CHECK(house.read(all) == countedPoints(360));
}

TEST_CASE("a crash between a chunk and the journal loses nothing and doubles nothing")
{
    House house;
    house.writeHours(2);
    REQUIRE(house.connection().execute(u"CREATE TEMP TABLE before AS SELECT * FROM journal"_s));
    house.keepAt(at(3600 + 300));
    REQUIRE(house.rowsOf(u"journal"_s) == 1);
    REQUIRE(house.connection().execute(
        u"INSERT INTO journal SELECT * FROM before WHERE id = 1"_s)); // it was not deleted yet
    house.restart();

    house.keepAt(at(3 * 3600));

    CHECK(house.rowsOf(u"journal"_s) == 0);
    CHECK(house.read({at(0), at(7200)}) == countedPoints(240));
}

TEST_CASE("what comes late joins its chunk")
{
    House house;
    house.writeHours(1);
    house.keepAt(at(7200));
    REQUIRE(house.rowsOf(u"hour_chunk"_s) == 1);

    house.write({poll(one, at(15), 1000), poll(one, at(45), 2000)});
    CHECK(house.read({at(0), at(60)}).size() == 4);
    house.keepAt(at(7300));

    CHECK(house.rowsOf(u"hour_chunk"_s) == 1);
    CHECK(house.rowsOf(u"journal"_s) == 0);
    CHECK(house.read({at(0), at(60)})
          == std::vector<SeriesPoint>{{at(0), 0}, {at(15), 1000}, {at(30), 1}, {at(45), 2000}});
}

TEST_CASE("an hour that a wrong clock put into the future does not hold the journal")
{
    House house;
    house.write({poll(one, at(0), 1), poll(one, at(0) + days{500}, 2)});

    house.keepAt(at(7200));

    CHECK(house.rowsOf(u"journal"_s) == 0);
    CHECK(house.rowsOf(u"hour_chunk"_s) == 2);
}

TEST_CASE("days are rolled up by ten minutes, and months by the hour")
{
    House house;
    house.writeHours(24 * 2);

    house.keepAt(at(0) + days{2} + hours{3});
    CHECK(house.rowsOf(u"ten_minute_rollup"_s) == 2);
    CHECK(house.rowsOf(u"hour_rollup"_s) == 0);
    house.keepAt(at(0) + days{62});

    CHECK(house.rowsOf(u"hour_rollup"_s) == 1);
    const auto byTen = house.read({at(0), at(0) + days{1}}, 144);
    REQUIRE(byTen.size() == 144);
    CHECK(byTen.front() == SeriesPoint{at(300), 9.5, Spread{0, 19}});
    const auto byHour = house.read({at(0), at(0) + days{2}}, 48);
    REQUIRE(byHour.size() == 48);
    CHECK(byHour.back()
          == SeriesPoint{at(0) + hours{47} + minutes{30}, 5699.5, Spread{5640, 5759}});
}

TEST_CASE("what comes late for a day that was rolled up is in its ten minutes")
{
    House house;
    house.writeHours(24);
    house.keepAt(at(0) + days{1} + hours{3});
    REQUIRE(house.rowsOf(u"ten_minute_rollup"_s) == 1);

    house.write({poll(one, at(15), 1000)});
    house.keepAt(at(0) + days{1} + hours{4});

    const auto byTen = house.read({at(0), at(0) + days{1}}, 144);
    REQUIRE(byTen.size() == 144);
    CHECK(byTen.front().spread == Spread{0, 1000});
    CHECK(byTen[1].spread == Spread{20, 39});
}

TEST_CASE("what comes late while its day is being rolled up is in it, whenever that is")
{
    const Timestamp nextDay = at(0) + days{1} + hours{4};
    for (int slices = 1; slices <= 14; ++slices) {
        House house;
        house.writeHours(2, at(0) + hours{4});
        house.keepAt(nextDay, slices);

        house.write({poll(one, at(0) + hours{6}, 1000)});
        house.keepAt(nextDay + seconds{6});

        CAPTURE(slices);
        const auto byTen = house.read({at(0), at(0) + days{1}}, 144);
        REQUIRE(byTen.size() == 13);
        CHECK(byTen.back().value == 1000);
        CHECK(house.rowsOf(u"ten_minute_rollup"_s) == 1);
    }
}

TEST_CASE("what comes late twice for an hour that is minutes alone is in them both times")
{
    House house;
    house.setLimits({days{2}, days{30}, days{0}, days{0}, 0});
    house.writeHours(1);
    const Timestamp later = at(0) + days{10};
    house.write({poll(one, later, 0)}); // the clock is right
    house.keepAt(later + hours{2});
    REQUIRE(house.rowsOf(u"hour_chunk"_s) == 1);
    house.setLimits({days{0}, days{30}, days{0}, days{0}, 0});

    for (const double value : {1000.0, 2000.0}) {
        house.write({poll(one, at(15), value)});
        house.keepAt(later + hours{2} + minutes{static_cast<int>(value / 1000)});
    }
    house.setLimits({days{2}, days{30}, days{0}, days{0}, 0});
    house.keepAt(later + hours{4});

    REQUIRE(house.rowsOf(u"hour_chunk"_s) == 1);
    CHECK(house.read({at(0), at(3600)}).front().spread == Spread{0, 2000});
}

TEST_CASE("values that are too old become minutes, and these go later")
{
    House house;
    house.writeHours(3);
    house.setLimits({days{2}, days{10}, days{0}, days{0}, 0});

    house.keepAt(at(0) + days{2} + hours{2});
    CHECK(house.rowsOf(u"hour_chunk"_s) == 1);
    CHECK(house.rowsOf(u"minute_rollup"_s) == 2);
    const auto points = house.read({at(0), at(3 * 3600)});
    REQUIRE(points.size() == 120 + 120);
    CHECK(points.front() == SeriesPoint{at(30), 0.5, Spread{0, 1}});
    CHECK(points.back() == SeriesPoint{at(10'770), 359});
    house.keepAt(at(0) + days{11});

    CHECK(house.rowsOf(u"hour_chunk"_s) == 0);
    CHECK(house.rowsOf(u"minute_rollup"_s) == 0);
    CHECK(house.rowsOf(u"ten_minute_rollup"_s) == 1);
    CHECK(house.read({at(0), at(3 * 3600)}).size() == 18);
}

TEST_CASE("where there is too little room the oldest values go first, and two days stay")
{
    House house;
    house.writeHours(24 * 6);
    house.setLimits({days{0}, days{0}, days{0}, days{0}, 4096});

    house.keepAt(at(0) + days{6});

    CHECK(house.rowsOf(u"hour_chunk"_s) == 47); // the last hour waits in the journal
    CHECK(house.rowsOf(u"ten_minute_rollup"_s) == 5);
    CHECK(house.read({at(0) + days{4}, at(0) + days{6}}).size() == 48 * 120);
    CHECK(house.read({at(0), at(0) + days{1}}).size() == 24 * 60);
}

TEST_CASE("polls of version 1 become chunks")
{
    House house;
    Statement old(house.connection(),
                  u"INSERT INTO old_poll (server, at, layout, payload) VALUES (1, ?, 1, ?)"_s);
    house.write({poll(one, at(0) - hours{5}, 7)}); // it makes the layout
    for (int i = 0; i < 240; ++i) {
        const std::vector<std::optional<double>> values{1.0, static_cast<double>(i)};
        REQUIRE(old.run({toMsecs(at(30LL * i)), encodeValues(values)}));
    }
    house.restart();

    house.keepAt(at(1));

    CHECK(house.rowsOf(u"old_poll"_s) == 0);
    CHECK(house.read({at(0), at(7200)}) == countedPoints(240));
}

TEST_CASE("an hour whose chunk is damaged goes on with what comes")
{
    House house;
    house.writeHours(1);
    house.keepAt(at(7200));
    REQUIRE(house.connection().execute(u"UPDATE hour_chunk SET data = x'010203'"_s));
    CHECK(house.read({at(0), at(3600)}).empty());

    house.write({poll(one, at(15), 1000)});
    house.keepAt(at(7300));

    CHECK(house.read({at(0), at(3600)}) == std::vector<SeriesPoint>{{at(15), 1000}});
}
