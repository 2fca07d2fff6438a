// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Rollup.h"

#include "tests/support/Catch.h"

#include <limits>

using namespace vedette;
using namespace vedette::store;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr Timestamp dayBegin{hours{24 * 365 * 50}};

/// An hour with a value each half minute: 0.1, 0.2, …
Chunk hourOf(qint64 metric, double from = 0.1)
{
    Chunk chunk{{{}}, {{{metric}, 0, {}}}};
    for (int i = 0; i < 120; ++i) {
        chunk.axes.front().push_back(i * 30'000LL);
        chunk.columns.front().values.emplace_back(from + (i / 10.0));
    }
    return chunk;
}

std::vector<std::pair<qint64, Stretch>> rolledUp(const Rollup& rollup, qint64 metric)
{
    const auto decoded = decodeChunk(encodeChunk(rollup.chunk()));
    REQUIRE(decoded);
    return stretchesOf(*decoded, metric);
}

} // namespace

TEST_CASE("ten minutes are rolled up into count, sum, lowest and highest value")
{
    Rollup rollup(dayBegin, minutes{10});
    rollup.add(hourOf(4), dayBegin + hours{2}, hours{24});

    const auto stretches = rolledUp(rollup, 4);

    REQUIRE(stretches.size() == 6);
    CHECK(stretches.front().first == 120 * 60'000);
    CHECK(stretches.front().second == Stretch{20, 21, 0.1, 2}); // no 21.000000000000004
    CHECK(stretches.back().second.count == 20);
}

TEST_CASE("what was rolled up already is rolled up further as its values would have been")
{
    Rollup closer(dayBegin, minutes{10});
    closer.add(hourOf(4), dayBegin, hours{24});
    closer.add(hourOf(4, 5), dayBegin + hours{1}, hours{24});
    Rollup direct(dayBegin, hours{1});
    direct.add(hourOf(4), dayBegin, hours{720});
    direct.add(hourOf(4, 5), dayBegin + hours{1}, hours{720});

    Rollup further(dayBegin, hours{1});
    further.add(closer.chunk(), dayBegin, hours{720});

    CHECK(rolledUp(further, 4) == rolledUp(direct, 4));
}

TEST_CASE("what is out of the chunk, or no number, is left out")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Chunk chunk{{{-1, 0, 3'600'000}}, {{{1}, 0, {5.0, nan, 7.0}}}};
    Rollup rollup(dayBegin, minutes{1});

    rollup.add(chunk, dayBegin, hours{1});

    CHECK(rolledUp(rollup, 1).empty());
}

TEST_CASE("a metric that is rare among others has its own stretches")
{
    Chunk chunk = hourOf(1);
    chunk.axes.push_back({1'800'000});
    chunk.columns.push_back({{2}, 1, {1.0 / 3.0}});
    Rollup rollup(dayBegin, minutes{10});

    rollup.add(chunk, dayBegin, hours{24});

    CHECK(rolledUp(rollup, 1).size() == 6);
    const auto rare = rolledUp(rollup, 2);
    REQUIRE(rare.size() == 1);
    CHECK(rare.front() == std::pair<qint64, Stretch>{1'800'000, {1, 1.0 / 3, 1.0 / 3, 1.0 / 3}});
}
