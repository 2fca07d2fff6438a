// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Counter.h"

#include "tests/support/Catch.h"

#include <limits>

using namespace vedette::parse;

namespace {

constexpr CounterLimits limits{.possible = 1e9, .afterWrap = 1e8};
constexpr quint64 range32 = quint64{1} << 32U;

} // namespace

TEST_CASE("A counter that rises has a rate")
{
    CHECK(rateOf(100, 400, 10, limits) == 30.0);
    CHECK(rateOf(100, 100, 10, limits) == 0.0);
}

TEST_CASE("A reading that is absent has no rate")
{
    CHECK_FALSE(rateOf(std::nullopt, 100, 10, limits));
    CHECK_FALSE(rateOf(100, std::nullopt, 10, limits));
}

TEST_CASE("A counter that falls has no rate")
{
    CHECK_FALSE(rateOf(400, 100, 10, limits));
    CHECK_FALSE(rateOf(3'000'000'000U, 5, 10, limits));
    CHECK_FALSE(rateOf(range32 + 5, 4, 10, limits));
}

TEST_CASE("A 32-bit counter that wrapped goes on counting")
{
    CHECK(rateOf(range32 - 100, 200, 10, limits) == 30.0);
}

TEST_CASE("A wrap that would have been too fast is a new beginning")
{
    CHECK_FALSE(rateOf(range32 - 1'000'000'000U, 1'000'000'000U, 10, limits));
}

TEST_CASE("A rise that no machine can make is no reading")
{
    CHECK_FALSE(rateOf(0, std::numeric_limits<quint64>::max(), 10, limits));
}

TEST_CASE("Without time between two readings there is no rate")
{
    const double seconds = GENERATE(0.0, -1.0, std::numeric_limits<double>::quiet_NaN());

    CHECK_FALSE(rateOf(1, 2, seconds, limits));
}
