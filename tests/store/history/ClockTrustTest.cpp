// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ClockTrust.h"

#include "tests/support/Catch.h"

using namespace vedette;
using store::ClockTrust;

namespace {

constexpr std::chrono::days retention{30};
constexpr std::chrono::days year{365};
constexpr Timestamp wall{milliseconds{1'700'000'000'000}};
constexpr MonotonicTime start{seconds{1000}};
constexpr std::chrono::hours hour{1};

} // namespace

TEST_CASE("a clock that goes on as expected decides what is old")
{
    ClockTrust clock(wall - hour);

    CHECK(clock.mayDelete(wall - retention, wall, start));
    CHECK(clock.mayDelete(wall + hour - retention, wall + hour, start + hour));
}

TEST_CASE("a clock that makes the whole history old is believed after a day only")
{
    ClockTrust clock(wall);
    const Timestamp wrong = wall + year;

    CHECK_FALSE(clock.mayDelete(wrong - retention, wrong, start));
    CHECK_FALSE(clock.mayDelete(wrong + hour - retention, wrong + hour, start + hour));
    CHECK(clock.mayDelete(wrong + 24 * hour - retention, wrong + 24 * hour, start + 24 * hour));
}

TEST_CASE("a clock that jumps is doubted for a day, forward and back")
{
    const auto jump = GENERATE(as<std::chrono::hours>{}, hour * 24 * 365, hour * 24 * -2);
    ClockTrust clock(wall);
    REQUIRE(clock.mayDelete(wall - retention, wall, start));
    const Timestamp wrong = wall + hour + jump;

    CHECK_FALSE(clock.mayDelete(wrong - retention, wrong, start + hour));
    CHECK(clock.mayDelete(wrong + 24 * hour - retention, wrong + 24 * hour, start + 25 * hour));
}

TEST_CASE("without a history there is nothing to lose")
{
    ClockTrust clock;

    CHECK(clock.mayDelete(wall - retention, wall, start));
}
