// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/SeriesMath.h"

#include "tests/support/Catch.h"
#include "ui/charts/ChartAxis.h"
#include "ui/charts/DrawnChart.h"

#include <QDateTime>

using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::ui;

namespace {

Timestamp seriesTime(int second)
{
    return fromMsecs(1'700'000'000'000) + seconds{second};
}

Series series(std::vector<std::pair<int, double>> values,
              std::vector<std::pair<int, int>> gaps = {})
{
    Series made;
    for (const auto& [second, value] : values) {
        made.points.push_back({seriesTime(second), value});
    }
    for (const auto& [from, to] : gaps) {
        made.gaps.push_back({seriesTime(from), seriesTime(to)});
    }
    return made;
}

Curve curve(Series data, CurveStyle style = CurveStyle::Line)
{
    Curve made;
    made.style = style;
    made.data.replace(std::move(data));
    return made;
}

} // namespace

TEST_CASE("A value between two points lies on their line, but not in a gap")
{
    const Series data = series({{0, 10}, {10, 20}, {100, 40}}, {{10, 100}});

    CHECK(valueAt(data, seriesTime(5)) == 15.0);
    CHECK(valueAt(data, seriesTime(10)) == 20.0);
    CHECK_FALSE(valueAt(data, seriesTime(50)).has_value());
    CHECK_FALSE(valueAt(data, seriesTime(101)).has_value());
    CHECK_FALSE(valueAt(data, seriesTime(-1)).has_value());
}

TEST_CASE("The spread is that of the nearer point, and of no single value")
{
    Series data = series({{0, 10}, {10, 20}, {20, 30}, {100, 40}}, {{20, 100}});
    data.points[0].spread = Spread{5, 15};
    data.points[2].spread = Spread{25, 35};

    CHECK(spreadAt(data, seriesTime(0)) == Spread{5, 15});
    CHECK(spreadAt(data, seriesTime(4)) == Spread{5, 15});
    CHECK_FALSE(spreadAt(data, seriesTime(6)).has_value());
    CHECK_FALSE(spreadAt(data, seriesTime(10)).has_value());
    CHECK(spreadAt(data, seriesTime(16)) == Spread{25, 35});
    CHECK_FALSE(spreadAt(data, seriesTime(50)).has_value());
    CHECK_FALSE(spreadAt(data, seriesTime(-1)).has_value());
    CHECK_FALSE(spreadAt(data, seriesTime(101)).has_value());
}

TEST_CASE("A sum adds what is there, also when the moments differ")
{
    const Series a = series({{0, 1}, {10, 3}});
    const Series b = series({{5, 10}, {10, 10}});

    const Series total = sum({{&a, 1.0}, {&b, 1.0}}, Needs::Any);

    CHECK(total.points == series({{0, 1}, {5, 12}, {10, 13}}).points);
}

TEST_CASE("A sum that needs all its parts is unknown where one is")
{
    const Series a = series({{0, 10}, {10, 10}, {20, 10}});
    const Series b = series({{0, 4}, {10, 12}});

    const Series rest = sum({{&a, 1.0}, {&b, -1.0}}, Needs::All);

    CHECK(rest.points == series({{0, 6}, {10, 0}}).points); // never below zero
}

TEST_CASE("The gap of one part is no gap of a sum that the other part fills")
{
    const Series a = series({{0, 1}, {100, 1}}, {{0, 100}});
    const Series b = series({{0, 2}, {50, 2}, {100, 2}});

    CHECK(sum({{&a, 1.0}, {&b, 1.0}}, Needs::Any).gaps.empty());
    CHECK(sum({{&a, 1.0}, {&b, 1.0}}, Needs::All).gaps == a.gaps);
}

TEST_CASE("Stacked curves stand on each other and an empty one adds nothing")
{
    const Series user = series({{0, 20}, {10, 30}});
    const Series none;
    const Series system = series({{0, 5}, {10, 7}});

    const std::vector<Series> layers = stack({&user, &none, &system});

    CHECK(layers[0].points == user.points);
    CHECK(layers[1].points.empty());
    CHECK(layers[2].points == series({{0, 25}, {10, 37}}).points);
}

TEST_CASE("A live point after a long silence makes a gap")
{
    SeriesData data;
    const GapRule rule{30s, 90s};
    data.replace(series({{0, 1}}));

    data.append({seriesTime(80), 2}, rule); // the first live one: stored values come more rarely
    data.append({seriesTime(90), 3}, rule);
    data.append({seriesTime(121), 4}, rule);
    data.append({seriesTime(121), 5}, rule); // twice: ignored

    CHECK(data.series().points.size() == 4);
    CHECK(data.series().gaps == std::vector<TimeRange>{{seriesTime(90), seriesTime(121)}});
}

TEST_CASE("History keeps the live points that are newer")
{
    SeriesData data;
    data.append({seriesTime(0), 1}, {});
    data.append({seriesTime(40), 9}, {});

    data.replaceKeepingNewer(series({{-30, 5}, {0, 5}, {30, 5}}), {});

    CHECK(data.series().points == series({{-30, 5}, {0, 5}, {30, 5}, {40, 9}}).points);
}

TEST_CASE("Trimming leaves one point before the edge")
{
    SeriesData data;
    data.replace(series({{0, 1}, {10, 2}, {20, 3}, {30, 4}}, {{0, 10}}));

    data.trim(seriesTime(25));

    CHECK(data.series().points.front().time == seriesTime(20));
    CHECK(data.series().gaps.empty());
}

TEST_CASE("A drawn chart breaks its lines at gaps and names unobserved time")
{
    const Series broken = series({{0, 1}, {10, 2}, {200, 3}, {210, 4}}, {{10, 200}});
    const Viewport viewport{{seriesTime(0), seriesTime(400)}, 400, seriesTime(400), 30s};

    const DrawnChart chart = drawn({curve(broken)}, viewport);

    REQUIRE(chart.curves[0].size() == 2);
    CHECK(chart.curves[0][0].size() == 2);
    CHECK(chart.highest == 4.0);
    CHECK(chart.unobserved
          == std::vector<TimeRange>{{seriesTime(10), seriesTime(200)},
                                    {seriesTime(210), seriesTime(400)}});
}

TEST_CASE("A drawn chart holds at most four points per pixel column")
{
    Series dense;
    for (int i = 0; i < 20'000; ++i) {
        dense.points.push_back({seriesTime(0) + milliseconds{i * 10}, static_cast<double>(i % 97)});
    }

    const DrawnChart chart
        = drawn({curve(dense)}, {{seriesTime(0), seriesTime(200)}, 100, seriesTime(200), 30s});

    CHECK(chart.curves[0][0].size() <= 400);
    CHECK(chart.highest == 96.0);
}

TEST_CASE("The value axis has round steps")
{
    const auto [highest, unit, maximum, ticks]
        = GENERATE(table<double, Unit, double, std::size_t>({{93.0, Unit::Percent, 100.0, 5},
                                                             {3.1, Unit::None, 4.0, 5},
                                                             {0.0, Unit::None, 1.0, 5},
                                                             {3000.0, Unit::Bytes, 3072.0, 4},
                                                             {7.0, Unit::Count, 8.0, 5}}));
    CAPTURE(highest);

    const ValueScale scale = valueScale(highest, unit);

    CHECK(scale.maximum == Approx(maximum));
    CHECK(scale.ticks.size() == ticks);
    CHECK(scale.ticks.front().value == 0.0);
}

TEST_CASE("A fixed top is kept and labelled where there is room")
{
    const double gibi = 1024.0 * 1024.0 * 1024.0;

    const ValueScale memory = valueScale(70 * gibi, Unit::Bytes, 125.6 * gibi);
    const ValueScale percent = valueScale(3, Unit::Percent, 100.0);

    CHECK(memory.maximum == 125.6 * gibi);
    CHECK(memory.ticks.size() == 5); // 0, 32, 64, 96 and the top
    CHECK(percent.ticks.size() == 5);
}

TEST_CASE("Time ticks are round moments within the range")
{
    const auto [length, most] = GENERATE(
        table<seconds, int>({{5min, 5}, {1h, 5}, {6h, 8}, {24h, 6}, {24h * 7, 5}, {24h * 30, 6}}));
    const TimeRange range{seriesTime(7), seriesTime(7) + length};

    const std::vector<Tick> ticks = timeTicks(range, most);

    REQUIRE(ticks.size() >= 2);
    CHECK(ticks.size() <= static_cast<std::size_t>(most) + 1);
    for (const Tick& tick : ticks) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(tick.value));
        CHECK(range.contains(fromMsecs(static_cast<qint64>(tick.value))));
        CHECK(local.time().msec() == 0);
        CHECK((length < 10min || local.time().second() == 0));
    }
}
