// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollSlot.h"

#include "tests/support/Catch.h"

using namespace vedette;
using collect::pollSlot;
using collect::slotAfter;

TEST_CASE("What is due within one slot begins together, and never early")
{
    const MonotonicTime slot{pollSlot * 7};
    constexpr std::chrono::nanoseconds moment{1};

    CHECK(slotAfter(slot) == slot);
    CHECK(slotAfter(slot + moment) == slot + pollSlot);
    CHECK(slotAfter(slot + pollSlot - moment) == slot + pollSlot);
}
