// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Poller.h"

#include "core/ssh/Patience.h"
#include "core/ssh/Platform.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Loopback.h"

#include <thread>

using namespace vedette;
using namespace vedette::ssh;

TEST_CASE("A poller names the descriptors that are ready")
{
    auto one = *platform::makeSocketPair();
    auto other = *platform::makeSocketPair();
    REQUIRE(platform::send(other.theirs.get(), "x").bytes == 1);
    Poller poller;

    const auto ready = poller.wait({{one.ours.get()}, {other.ours.get()}}, seconds{10});

    CHECK(ready == std::vector<std::size_t>{1});
}

TEST_CASE("A hung up descriptor and a dead transport are ready at once")
{
    auto pair = *platform::makeSocketPair();
    pair.theirs.reset();
    Poller poller;

    CHECK(poller.wait({{pair.ours.get()}}, seconds{10}).size() == 1);
    CHECK(poller.wait({{-1}}, seconds{10}).size() == 1);
}

TEST_CASE("A writable descriptor is ready only for one that wants to write")
{
    auto pair = *platform::makeSocketPair();
    Poller poller;

    CHECK(poller.wait({{pair.ours.get(), true, true}}, seconds{10}).size() == 1);
    CHECK(poller.wait({{pair.ours.get(), true, false}}, milliseconds{1}).empty());
}

TEST_CASE("A wake-up from another thread ends the wait")
{
    Poller poller;
    const Deadline bound = Deadline::after(seconds{10});
    const std::jthread waker([&poller] { poller.wake(); });

    const auto ready = poller.wait({}, seconds{10});

    CHECK(ready.empty());
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("A wake-up counts for the next wait, and once")
{
    Poller poller;
    poller.wake();
    poller.wake();
    const Deadline bound = Deadline::after(seconds{10});

    CHECK(poller.wait({}, seconds{10}).empty());
    CHECK_FALSE(bound.hasExpired());
    const Deadline pause = Deadline::after(milliseconds{20});
    CHECK(poller.wait({}, milliseconds{20}).empty());
    CHECK(pause.hasExpired());
}

TEST_CASE("Pollers leave no descriptor behind")
{
    const int before = test::openDescriptors();

    for (int i = 0; i < 10; ++i) {
        Poller poller;
        poller.wake();
    }

    CHECK(test::openDescriptors() == before);
}

TEST_CASE("Patience ends with its deadline")
{
    auto pair = *platform::makeSocketPair();
    Patience patience(Deadline::after(milliseconds{20}), {});

    const auto ready = patience.await({pair.ours.get()});

    REQUIRE_FALSE(ready);
    CHECK(ready.error().code == ErrorCode::Timeout);
    CHECK_FALSE(patience.check());
}

TEST_CASE("Patience ends at once when it is stopped")
{
    auto pair = *platform::makeSocketPair();
    std::stop_source source;
    Patience patience(Deadline::after(seconds{30}), source.get_token());
    const Deadline bound = Deadline::after(seconds{10});
    const std::jthread stopper([&source] { source.request_stop(); });

    const auto ready = patience.await({pair.ours.get()});

    REQUIRE_FALSE(ready);
    CHECK(ready.error().code == ErrorCode::Cancelled);
    CHECK_FALSE(bound.hasExpired());
}
