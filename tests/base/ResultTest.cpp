// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Result.h"

#include "tests/support/Catch.h"

using namespace vedette;

using namespace Qt::StringLiterals;

namespace {

Result<int> half(int value)
{
    if (value % 2 != 0) {
        return fail(ErrorCode::Malformed, u"odd"_s, 3);
    }
    return value / 2;
}

Result<int> quarter(int value)
{
    const auto result = half(value);
    if (!result) {
        return fail(result.error().in(u"quarter"));
    }
    return half(*result);
}

} // namespace

TEST_CASE("A result is a value or the error in its place")
{
    CHECK(half(4) == 2);
    REQUIRE_FALSE(half(5));
    CHECK(half(5).error() == Error{ErrorCode::Malformed, u"odd"_s, 3});
}

TEST_CASE("An error is handed on with what was being done")
{
    CHECK(quarter(8) == 2);
    CHECK(quarter(7).error().detail == u"quarter: odd"_s);
    CHECK(quarter(6).error().detail == u"odd"_s);
}
