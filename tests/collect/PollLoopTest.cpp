// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollLoop.h"

#include "core/base/Clock.h"
#include "tests/support/Catch.h"

namespace vedette::collect {
namespace {

TEST_CASE("A loop that is told something and stopped in the same moment ends at once")
{
    int told = 0;
    PollLoop* self = nullptr;
    PollLoop loop(systemClock(), [&](const PollOutcome& outcome) {
        ++told;
        CHECK(outcome.isSessionLost);
        self->release(outcome.session); // both wake the wait that follows
        self->stop();
    });
    self = &loop;
    REQUIRE(loop.poll(1, PollKind::Status)); // of a session that nobody adopted
    const Deadline bound = Deadline::after(seconds{10});

    loop.run();

    CHECK(told == 1);
    CHECK_FALSE(bound.hasExpired());
}

} // namespace
} // namespace vedette::collect
