// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollSlot.h"

#include "tests/support/Catch.h"

using namespace vedette;
using collect::pollSlot;
using collect::slotAfter;
using collect::timeToSlot;

TEST_CASE("What is due within one slot begins together, and never early")
{
    const MonotonicTime slot{pollSlot * 7};
    constexpr std::chrono::nanoseconds moment{1};

    CHECK(slotAfter(slot) == slot);
    CHECK(slotAfter(slot + moment) == slot + pollSlot);
    CHECK(slotAfter(slot + pollSlot - moment) == slot + pollSlot);
}

TEST_CASE("What is due already waits for its slot, whatever else happens meanwhile")
{
    const MonotonicTime slot{pollSlot * 7};
    const MonotonicTime due = slot - milliseconds{40};

    CHECK(timeToSlot(due, due - milliseconds{3}) == milliseconds{43});
    CHECK(timeToSlot(due, due + milliseconds{10}) == milliseconds{30});
    CHECK(timeToSlot(due, slot) == milliseconds{0});
    CHECK(timeToSlot(due, slot + milliseconds{500}) == milliseconds{0});
}
