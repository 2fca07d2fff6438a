// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ServerRetention.h"

#include "tests/support/Catch.h"

using namespace vedette;
using std::chrono::days;

TEST_CASE("A server without lengths of its own is kept as the program says")
{
    const HistoryLimits odd{days{90}, days{30}, days{0}, days{10}, 7};

    CHECK(limitsOf({}, odd) == odd);
}

TEST_CASE("What lies between values and averages follows the server's own lengths")
{
    const HistoryLimits program{days{30}, days{90}, days{365}, days{1825}, 7};
    const auto [own, expected] = GENERATE(table<ServerRetention, HistoryLimits>({
        {{days{400}, {}}, {days{400}, days{400}, days{400}, days{1825}, 7}},
        {{days{7}, {}}, {days{7}, days{90}, days{365}, days{1825}, 7}},
        {{{}, days{60}}, {days{30}, days{60}, days{60}, days{60}, 7}},
        {{{}, days{10}}, {days{30}, days{30}, days{30}, days{30}, 7}}, // never shorter than values
        {{days{0}, {}}, {days{0}, days{0}, days{0}, days{0}, 7}},
        {{{}, days{0}}, {days{30}, days{90}, days{365}, days{0}, 7}},
        {{days{2000}, days{3650}}, {days{2000}, days{2000}, days{2000}, days{3650}, 7}},
    }));

    CHECK(limitsOf(own, program) == expected);
}

TEST_CASE("What the program keeps for good is kept no longer than a server's averages")
{
    const HistoryLimits program{days{0}, days{0}, days{0}, days{0}, 0};

    const HistoryLimits limits = limitsOf({days{10}, days{100}}, program);

    CHECK(limits == HistoryLimits{days{10}, days{100}, days{100}, days{100}, 0});
}

TEST_CASE("A length is nothing, for good, or from a day to twenty years")
{
    const auto [length, isRight] = GENERATE(
        table<int, bool>({{0, true}, {1, true}, {7300, true}, {7301, false}, {-1, false}}));

    CHECK(canBe({}));
    CHECK(canBe({days{length}, {}}) == isRight);
    CHECK(canBe({{}, days{length}}) == isRight);
}
