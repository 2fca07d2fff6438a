// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/SeriesBuilder.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace vedette::store;

namespace {

Timestamp at(int second)
{
    return fromMsecs(1'000'000'000'000 + second * 1000LL);
}

std::vector<SeriesPoint> every(int step, int count)
{
    std::vector<SeriesPoint> points;
    for (int i = 0; i < count; ++i) {
        points.push_back({at(i * step), static_cast<double>(i)});
    }
    return points;
}

} // namespace

TEST_CASE("an even course has no gap, however long its step is")
{
    const int step = GENERATE(1, 30, 300, 3600);

    CHECK(gapsIn(every(step, 20), {}).empty());
}

TEST_CASE("a distance over three steps and over 90 seconds is a gap")
{
    struct Case
    {
        int step;
        int pause;
        bool isGap;
    };
    const Case c = GENERATE(Case{10, 31, false}, // three steps, but short
                            Case{10, 90, false},
                            Case{10, 91, true},
                            Case{60, 180, false},
                            Case{60, 181, true});
    auto points = every(c.step, 10);
    const Timestamp last = points.back().time;
    points.push_back({last + seconds{c.pause}, 0});

    const auto gaps = gapsIn(points, {});

    REQUIRE(gaps.empty() == !c.isGap);
    if (c.isGap) {
        CHECK(gaps.front() == TimeRange{last, last + seconds{c.pause}});
    }
}

TEST_CASE("a server found down between two points makes a gap of any length")
{
    const auto points = every(30, 4);

    const auto gaps = gapsIn(points, {at(40), at(50)});

    REQUIRE(gaps.size() == 1);
    CHECK(gaps.front() == TimeRange{at(30), at(60)});
}

TEST_CASE("a server found down before, after or exactly at a point makes no gap")
{
    const auto points = every(30, 3);

    CHECK(gapsIn(points, {at(-10), at(0), at(30), at(60), at(70)}).empty());
}

TEST_CASE("a series holds only the gaps that touch its range")
{
    const auto points = every(30, 10);
    const std::vector<Timestamp> downs{at(10), at(130), at(250)};
    const HistoryQuery query{
        .server = {1}, .metrics = {}, .range = {at(100), at(200)}, .columns = 100};

    const Series series = buildSeries(query, {}, points, downs);

    REQUIRE(series.gaps.size() == 1);
    CHECK(series.gaps.front() == TimeRange{at(120), at(150)});
}

TEST_CASE("one point or none is a series without gaps")
{
    const int count = GENERATE(0, 1);

    CHECK(gapsIn(every(30, count), {at(10)}).empty());
}
