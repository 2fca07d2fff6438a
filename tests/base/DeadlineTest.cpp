// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Deadline.h"

#include "tests/support/Catch.h"

using namespace vedette;

TEST_CASE("A deadline tells the time that is left")
{
    const Deadline deadline = Deadline::after(seconds{60});

    CHECK_FALSE(deadline.hasExpired());
    CHECK(deadline.remaining() <= seconds{60});
    CHECK(deadline.remaining() > seconds{50});
}

TEST_CASE("A deadline that is over has no time left, never less")
{
    const milliseconds past = GENERATE(milliseconds{0}, milliseconds{-5000}, milliseconds::min());

    const Deadline deadline = Deadline::after(past);

    CHECK(deadline.hasExpired());
    CHECK(deadline.remaining() == milliseconds{0});
}

TEST_CASE("The earlier of two ends counts")
{
    const Deadline deadline = Deadline::after(seconds{60});

    CHECK(deadline.atMost(seconds{5}).remaining() <= seconds{5});
    CHECK(deadline.atMost(seconds{600}).remaining() <= seconds{60});
}

TEST_CASE("The longest of durations is no deadline in the past")
{
    CHECK_FALSE(Deadline::after(milliseconds::max()).hasExpired());
}

TEST_CASE("A deadline can be put off, never brought forward")
{
    const Deadline deadline = Deadline::after(seconds{10});

    CHECK(deadline.later(seconds{60}).remaining() > seconds{65});
    CHECK(deadline.later(seconds{-60}).remaining() > seconds{5});
    CHECK_FALSE(Deadline::after(milliseconds::zero()).later(seconds{1}).hasExpired());
}
