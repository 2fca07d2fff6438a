// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Series.h"

#include "tests/support/Catch.h"

#include <algorithm>
#include <map>
#include <random>

using namespace vedette;

namespace {

SeriesPoint at(qint64 msecs, double value = 0)
{
    return {fromMsecs(msecs), value};
}

TimeRange rangeOf(qint64 from, qint64 to)
{
    return {fromMsecs(from), fromMsecs(to)};
}

std::vector<SeriesPoint> randomWalk(std::mt19937& random, int count)
{
    std::vector<SeriesPoint> points;
    qint64 time = 0;
    for (int i = 0; i < count; ++i) {
        time += 1 + static_cast<qint64>(random() % 50);
        points.push_back(at(time, static_cast<double>(random() % 1000)));
    }
    return points;
}

bool isPartOf(const std::vector<SeriesPoint>& some, const std::vector<SeriesPoint>& all)
{
    return std::ranges::all_of(some, [&all](const SeriesPoint& point) {
        return std::ranges::find(all, point) != all.end();
    });
}

/// First, lowest, highest and last value of every slice.
std::map<qint64, std::array<double, 4>>
extremes(const std::vector<SeriesPoint>& points, TimeRange range, int columns)
{
    std::map<qint64, std::array<double, 4>> slices;
    for (const SeriesPoint& point : points) {
        if (!range.contains(point.time)) {
            continue;
        }
        const qint64 slice = (point.time - range.from).count() * columns / range.length().count();
        const double v = point.value;
        auto& m4 = slices.try_emplace(slice, std::array<double, 4>{v, v, v, v}).first->second;
        m4 = {m4[0], std::min(m4[1], v), std::max(m4[2], v), v};
    }
    return slices;
}

} // namespace

TEST_CASE("A gap is where neighbours are too far apart")
{
    const std::vector<SeriesPoint> points{at(0), at(10), at(30), at(40), at(90)};

    CHECK(findGaps(points, milliseconds{20}) == std::vector<TimeRange>{rangeOf(40, 90)});
    CHECK(findGaps(points, milliseconds{19})
          == std::vector<TimeRange>{rangeOf(10, 30), rangeOf(40, 90)});
    CHECK(findGaps(points, milliseconds{100}).empty());
    CHECK(findGaps({}, milliseconds{1}).empty());
    CHECK(findGaps({at(5)}, milliseconds{1}).empty());
}

TEST_CASE("Nothing to show gives no points")
{
    CHECK(decimate({}, rangeOf(0, 10), 5).empty());
    CHECK(decimate({at(1)}, rangeOf(0, 10), 0).empty());
    CHECK(decimate({at(1)}, rangeOf(10, 10), 5).empty());
    CHECK(decimate({at(1)}, rangeOf(10, 0), 5).empty());
}

TEST_CASE("Few points stay as they are")
{
    const std::vector<SeriesPoint> points{at(0, 1), at(3, 5), at(6, 2), at(9, 4)};

    CHECK(decimate(points, rangeOf(0, 10), 10) == points);
}

TEST_CASE("One slice keeps its first, lowest, highest and last point")
{
    const std::vector<SeriesPoint> points{
        at(0, 5), at(1, 6), at(2, 9), at(3, 7), at(4, 1), at(5, 2)};

    CHECK(decimate(points, rangeOf(0, 10), 1)
          == std::vector<SeriesPoint>{at(0, 5), at(2, 9), at(4, 1), at(5, 2)});
}

TEST_CASE("The nearest neighbours outside are kept and hide no extreme inside")
{
    const std::vector<SeriesPoint> points{
        at(-200, 0), at(-1, 1000), at(1, 5), at(2, 50), at(3, 7), at(100, -1000), at(200, 0)};

    CHECK(decimate(points, rangeOf(0, 100), 2)
          == std::vector<SeriesPoint>{at(-1, 1000), at(1, 5), at(2, 50), at(3, 7), at(100, -1000)});
}

TEST_CASE("A line runs through a range without points of its own")
{
    const std::vector<SeriesPoint> points{at(-5'000'000'000, 1), at(5'000'000'000, 2)};

    CHECK(decimate(points, rangeOf(0, 10), 4000) == points);
}

TEST_CASE("Points all before or all after the range give their nearest neighbour")
{
    CHECK(decimate({at(1, 1), at(2, 2)}, rangeOf(10, 20), 5) == std::vector<SeriesPoint>{at(2, 2)});
    CHECK(decimate({at(31, 1), at(32, 2)}, rangeOf(10, 20), 5)
          == std::vector<SeriesPoint>{at(31, 1)});
}

TEST_CASE("Any series keeps the picture of every slice with at most four points each")
{
    std::mt19937 random(7); // NOLINT: the same numbers in every run
    for (int round = 0; round < 200; ++round) {
        const auto points = randomWalk(random, 1 + static_cast<int>(random() % 2000));
        const qint64 end = toMsecs(points.back().time);
        const qint64 from = static_cast<qint64>(random()) % (end + 1);
        const TimeRange range = rangeOf(from, from + 1 + static_cast<qint64>(random()) % (end + 1));
        const int columns = 1 + static_cast<int>(random() % 300);

        const auto few = decimate(points, range, columns);

        INFO("round " << round);
        REQUIRE(static_cast<int>(few.size()) <= 4 * columns + 2);
        REQUIRE(std::ranges::is_sorted(few, {}, &SeriesPoint::time));
        REQUIRE(extremes(few, range, columns) == extremes(points, range, columns));
        REQUIRE(isPartOf(few, points));
    }
}
