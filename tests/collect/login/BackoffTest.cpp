// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/Backoff.h"

#include "tests/support/Catch.h"

using namespace vedette;
using collect::Backoff;

TEST_CASE("pauses double from 5 s, with 15 % of jitter, and are never longer than 5 min")
{
    Backoff backoff(7);

    double expected = 5'000;
    for (int i = 0; i < 12; ++i) {
        const double pause = static_cast<double>(backoff.next().count());

        const bool isLongest = expected == 300'000;
        CHECK(pause >= expected * (isLongest ? 0.73 : 0.85) - 1);
        CHECK(pause <= expected * (isLongest ? 1.0 : 1.15) + 1);
        expected = std::min(expected * 2, 300'000.0);
    }
}

TEST_CASE("the jitter of one server is always the same, that of two servers differs")
{
    Backoff first(7);
    Backoff again(7);
    Backoff other(8);

    const auto pause = first.next();

    CHECK(pause == again.next());
    CHECK(pause != other.next());
}

TEST_CASE("after a success the pauses begin anew")
{
    Backoff backoff(7);
    const auto first = backoff.next();
    CHECK(backoff.next() > first);

    backoff.reset();

    CHECK(backoff.next() == first);
}
