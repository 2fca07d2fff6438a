// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/SeriesBuilder.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace vedette::store;

namespace {

Timestamp at(int second)
{
    return fromMsecs(1'000'000'000'000 + second * 1000LL);
}

std::vector<KeptPoint> every(int step, int count)
{
    std::vector<KeptPoint> points;
    for (int i = 0; i < count; ++i) {
        points.push_back(measuredPoint(at(i * step), i));
    }
    return points;
}

/// Ten minutes each, of three values.
KeptPoint stretchAt(int minute)
{
    return {at(minute * 60), std::chrono::minutes{10}, {3, 30, 5, 20}};
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
    points.push_back(measuredPoint(last + seconds{c.pause}, 0));

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

    const Series series = buildSeries(query, {}, points, downs, {});

    REQUIRE(series.gaps.size() == 1);
    CHECK(series.gaps.front() == TimeRange{at(120), at(150)});
}

TEST_CASE("a metric of few points is not drawn over a time in which its server was not watched")
{
    struct Case
    {
        TimeRange away;
        bool isGap;
    };
    const Case c = GENERATE(Case{{at(0), at(3600)}, true},
                            Case{{at(-4), at(3590)}, true}, // status and metrics are polled apart
                            Case{{at(3600), at(3700)}, false},
                            Case{{at(-7200), at(300)}, false}); // most of it lies elsewhere
    const std::vector<KeptPoint> points{measuredPoint(at(0), 1), measuredPoint(at(3600), 2)};
    const HistoryQuery query{
        .server = {1}, .metrics = {}, .range = {at(-10), at(4000)}, .columns = 100};

    const Series series = buildSeries(query, {}, points, {}, {{c.away, AbsenceKind::Unobserved}});

    REQUIRE(series.gaps.size() == (c.isGap ? 1U : 0U));
    if (c.isGap) {
        CHECK(series.gaps.front() == TimeRange{at(0), at(3600)});
    }
}

TEST_CASE("gaps of a course and of absences come once each, in their order")
{
    auto points = every(30, 4);
    points.push_back(measuredPoint(at(1000), 0));
    points.push_back(measuredPoint(at(1030), 0));
    const HistoryQuery query{
        .server = {1}, .metrics = {}, .range = {at(0), at(2000)}, .columns = 100};

    const Series series = buildSeries(
        query,
        {},
        points,
        {},
        {{{at(30), at(60)}, AbsenceKind::Paused}, {{at(90), at(1000)}, AbsenceKind::Unobserved}});

    CHECK(series.gaps == std::vector<TimeRange>{{at(30), at(60)}, {at(90), at(1000)}});
}

TEST_CASE("one point or none is a series without gaps")
{
    const int count = GENERATE(0, 1);

    CHECK(gapsIn(every(30, count), {at(10)}).empty());
}

TEST_CASE("stretches that follow one another have no gap between them, those that don't have one")
{
    const std::vector<KeptPoint> points{stretchAt(0), stretchAt(10), stretchAt(40)};

    const auto gaps = gapsIn(points, {});

    REQUIRE(gaps.size() == 1);
    CHECK(gaps.front() == TimeRange{at(15 * 60), at(45 * 60)});
}

TEST_CASE("moments behind stretches are no gaps of each other")
{
    std::vector<KeptPoint> points{stretchAt(0), stretchAt(10)};
    for (int i = 0; i < 20; ++i) {
        points.push_back(measuredPoint(at((20 * 60) + (i * 30)), i));
    }

    CHECK(gapsIn(points, {}).empty());
}

TEST_CASE("as few points as columns stay as they are, with a neighbour on either side")
{
    const auto points = condense(every(30, 10), {at(60), at(150)}, 3);

    CHECK(points
          == std::vector<SeriesPoint>{
              {at(30), 1}, {at(60), 2}, {at(90), 3}, {at(120), 4}, {at(150), 5}});
}

TEST_CASE("more points than columns become one for each, with average, lowest and highest")
{
    const auto points = condense(every(1, 100), {at(0), at(100)}, 10);

    REQUIRE(points.size() == 10);
    CHECK(points[3] == SeriesPoint{at(34) + milliseconds{500}, 34.5, Spread{30, 39}});
}

TEST_CASE("an average of stretches counts their values, not the stretches")
{
    const std::vector<KeptPoint> points{{at(0), seconds{10}, {9, 90, 10, 10}},
                                        {at(10), seconds{10}, {1, 0, 0, 0}}};

    const auto condensed = condense(points, {at(0), at(100)}, 1);

    REQUIRE(condensed.size() == 1);
    CHECK(condensed.front().value == 9);
    CHECK(condensed.front().spread == Spread{0, 10});
}

TEST_CASE("an empty range or one without columns has no points")
{
    CHECK(condense(every(1, 10), {at(5), at(5)}, 10).empty());
    CHECK(condense(every(1, 10), {at(0), at(5)}, 0).empty());
    CHECK(condense({}, {at(0), at(5)}, 10).empty());
}

TEST_CASE("an absence is told as what it was")
{
    struct Case
    {
        std::vector<KeptPoint> between;
        std::vector<KeptPoint> monitored;
        AbsenceKind kind;
    };
    const Case c = GENERATE(
        Case{{}, {}, AbsenceKind::Unobserved},
        Case{{measuredPoint(at(500), 0)}, {}, AbsenceKind::Unreachable},
        Case{{}, {measuredPoint(at(301), 0), measuredPoint(at(999), 1)}, AbsenceKind::Paused},
        Case{{}, {measuredPoint(at(301), 0), measuredPoint(at(1000), 1)}, AbsenceKind::Paused},
        Case{{}, {measuredPoint(at(100), 0), measuredPoint(at(200), 1)}, AbsenceKind::Unobserved},
        Case{{measuredPoint(at(302), 0)}, {measuredPoint(at(303), 0)}, AbsenceKind::Unreachable});
    std::vector<KeptPoint> up;
    for (int i = 0; i <= 10; ++i) {
        up.push_back(measuredPoint(at(i * 30), 1));
    }
    up.insert(up.end(), c.between.begin(), c.between.end());
    up.push_back(measuredPoint(at(1000), 1));

    const auto absences = absencesIn(up, c.monitored, at(1000));

    CHECK(absences == std::vector<Absence>{{{at(300), at(1000)}, c.kind}});
}

TEST_CASE("an absence that goes on ends where the range, or the time so far, does")
{
    const std::vector<KeptPoint> up{measuredPoint(at(0), 1), measuredPoint(at(30), 1)};

    CHECK(absencesIn(up, {}, at(60)).empty());
    CHECK(absencesIn(up, {}, at(600))
          == std::vector<Absence>{{{at(30), at(600)}, AbsenceKind::Unobserved}});
    CHECK(absencesIn({}, {}, at(600)).empty());
}
