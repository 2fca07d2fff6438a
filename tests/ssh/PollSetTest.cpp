// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/PollSet.h"

#include "core/base/Deadline.h"
#include "core/ssh/Platform.h"
#include "tests/support/Catch.h"

#include <thread>

using namespace vedette;
using namespace vedette::ssh;

namespace {

using Keys = std::vector<quint64>;

/// A pair whose own end has something to read.
platform::SocketPair readyPair()
{
    auto pair = *platform::makeSocketPair();
    REQUIRE(platform::send(pair.theirs.get(), "x").bytes == 1);
    return pair;
}

} // namespace

TEST_CASE("A set names the keys that are ready, again and again until they are served")
{
    const auto quiet = *platform::makeSocketPair();
    const auto ready = readyPair();
    PollSet set;
    set.set(7, {quiet.ours.get()});
    set.set(9, {ready.ours.get()});

    CHECK(set.wait(seconds{10}) == Keys{9});
    CHECK(set.wait(seconds{10}) == Keys{9});
    char byte = 0;
    CHECK(platform::receive(ready.ours.get(), &byte, 1).bytes == 1);
    CHECK(set.wait(milliseconds{1}).empty());
}

TEST_CASE("A key waits for what it was last set to, and for nothing once it is removed")
{
    const auto pair = *platform::makeSocketPair();
    PollSet set;
    set.set(1, {pair.ours.get(), true, true});
    CHECK(set.wait(seconds{10}) == Keys{1});

    set.set(1, {pair.ours.get(), true, false});
    CHECK(set.wait(milliseconds{1}).empty());
    REQUIRE(platform::send(pair.theirs.get(), "x").bytes == 1);
    CHECK(set.wait(seconds{10}) == Keys{1});
    set.remove(1);

    CHECK(set.wait(milliseconds{1}).empty());
}

TEST_CASE("A descriptor that was closed and opened anew is waited for under either key")
{
    PollSet set;
    auto first = *platform::makeSocketPair();
    const int number = first.ours.get();
    set.set(1, {number});
    first.ours.reset();
    auto again = readyPair();
    const quint64 key = GENERATE(1, 2);
    if (again.ours.get() != number) {
        WARN("skipped: the system gave another number");
        return;
    }

    set.set(key, {number});

    CHECK(set.wait(seconds{10}) == Keys{key});
    set.remove(key == 1 ? 2 : 1); // an owner of before takes nothing away
    CHECK(set.wait(seconds{10}) == Keys{key});
}

TEST_CASE("A dead transport is ready at once, until it is removed or has a descriptor")
{
    const auto pair = *platform::makeSocketPair();
    PollSet set;
    set.set(4, {-1});
    set.set(5, {-1});

    CHECK(set.wait(seconds{10}).size() == 2);
    set.remove(4);
    set.set(5, {pair.ours.get()});

    CHECK(set.wait(milliseconds{1}).empty());
}

TEST_CASE("A set is woken from another thread")
{
    const auto pair = *platform::makeSocketPair();
    PollSet set;
    set.set(1, {pair.ours.get()});
    const Deadline bound = Deadline::after(seconds{10});
    const std::jthread waker([&set] { set.wake(); });

    CHECK(set.wait(seconds{10}).empty());
    CHECK_FALSE(bound.hasExpired());
}
