// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Precision.h"

#include "core/parse/SampleList.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::parse;

TEST_CASE("a value has the decimals that it is rounded to")
{
    CHECK(rounded(12.3456789, 2) == 12.35);
    CHECK(rounded(0.1 + 0.2, 6) == 0.3);
    CHECK(rounded(-0.0000004, 6) == 0);
    CHECK(rounded(1e300, 6) == 1e300);
    CHECK(rounded(9'007'199'254.7409921, 6) == 9'007'199'254.7409921); // no room for six
}

TEST_CASE("a rate keeps about as many digits as its interval has, and is never rounded to nothing")
{
    CHECK(roundedRate(127'510'430.47672063) == 127'510'430);
    CHECK(roundedRate(710.4761904791444) == 710.48);
    CHECK(roundedRate(1.0 / 30) == 0.033333);
    CHECK(roundedRate(1.0 / 86'400) > 0);
    CHECK(roundedRate(0) == 0);
}

TEST_CASE("a sample has no more decimals than can be measured")
{
    SampleList list(u"disk"_s);
    list.add(u"readAwait"_s, std::optional(0.004704918032786885));

    CHECK(list.take().front().value == 0.004705);
    CHECK(percentOf(2, 3) == 66.67);
}
