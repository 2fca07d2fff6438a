// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Hidden: `packaging/dev soak --kills N` runs it.
#include "tests/store/history/HistoryTester.h"
#include "tests/store/history/KilledWriter.h"
#include "tests/support/Catch.h"

#include <algorithm>
#include <iterator>
#include <random>

using namespace vedette;
using test::HistoryTester;

TEST_CASE("a thousand kills under load lose nothing that was acknowledged", "[.][kills][F33]")
{
    const int kills = qEnvironmentVariableIntValue("VEDETTE_KILLS");
    std::mt19937 random(20'260'109);
    std::uniform_int_distribution<int> polls(1, 1500);
    HistoryTester tester;
    tester.close();
    Timestamp first = test::at(0);
    qsizetype acknowledgedInAll = 0;
    for (int kill = 0; kill < kills; ++kill) {
        const auto acknowledged = test::killAfter(tester.folder().folder(), polls(random), first);
        REQUIRE_FALSE(acknowledged.empty());
        tester.open();
        REQUIRE(tester.store().movedAside().isEmpty());
        // With all of the kill before: what became chunks meanwhile is still there, too.
        const auto history = tester.read(
            test::usageOf(ServerId{1}, {acknowledged.front(), acknowledged.back() + seconds{1}}));
        REQUIRE(history);
        std::vector<Timestamp> stored;
        std::ranges::transform(
            history->series.front().points, std::back_inserter(stored), &SeriesPoint::time);
        INFO(kill);
        REQUIRE(std::ranges::includes(stored, acknowledged));
        tester.close();
        acknowledgedInAll += static_cast<qsizetype>(acknowledged.size());
        first = acknowledged.back() + seconds{5000}; // what was not acknowledged may be there, too
    }
    WARN(kills << " kills, " << acknowledgedInAll << " polls acknowledged, none lost");
}
