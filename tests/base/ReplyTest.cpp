// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Reply.h"

#include "tests/support/Catch.h"

#include <thread>

using namespace vedette;

TEST_CASE("An answer that another thread gives wakes the worker")
{
    Reply<int> reply;
    const std::jthread other([giver = reply.giver()] { giver.give(7); });

    const auto answer = reply.wait(seconds{10}, {});

    REQUIRE(answer);
    CHECK(*answer == 7);
}

TEST_CASE("Only the first answer counts")
{
    Reply<int> reply;
    const auto giver = reply.giver();
    giver.give(1);
    giver.give(2);

    CHECK(reply.wait(seconds{10}, {}).value() == 1);
}

TEST_CASE("A refusal comes with its reason")
{
    Reply<int> reply;
    reply.giver().give(fail(ErrorCode::Cancelled));

    const auto answer = reply.wait(seconds{10}, {});

    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::Cancelled);
}

TEST_CASE("Without an answer the worker may wait again")
{
    Reply<int> reply;
    const auto giver = reply.giver();
    REQUIRE(reply.wait(milliseconds{1}, {}));
    CHECK_FALSE(reply.wait(milliseconds{1}, {}).value());

    giver.give(3);

    CHECK(reply.wait(seconds{10}, {}).value() == 3);
}

TEST_CASE("A worker is not left waiting when nobody can answer any more")
{
    Reply<int> reply;
    {
        const auto giver = reply.giver();
        [[maybe_unused]] const auto copy = giver;
    }

    const auto answer = reply.wait(seconds{10}, {});

    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("A stop ends the wait for an answer at once, and a later answer is dropped")
{
    Reply<int> reply;
    const auto giver = reply.giver();
    std::stop_source source;
    const std::jthread stopper([&source] { source.request_stop(); });

    const auto answer = reply.wait(seconds{10}, source.get_token());

    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::Cancelled);
    giver.give(1);
    CHECK_FALSE(reply.wait(seconds{10}, {}));
}
