// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/BoundedQueue.h"

#include "tests/support/Catch.h"

#include <memory>
#include <thread>

using namespace vedette;

namespace {

constexpr milliseconds noWait{0};
constexpr milliseconds longWait{20'000};

std::vector<int> popUntilClosed(BoundedQueue<int>& queue)
{
    std::vector<int> seen;
    while (const auto value = queue.waitPop(longWait)) {
        seen.push_back(*value);
    }
    return seen;
}

void pushAll(BoundedQueue<int>& queue, int count)
{
    for (int i = 0; i < count;) {
        i += queue.push(i) ? 1 : 0;
        std::this_thread::yield();
    }
}

} // namespace

TEST_CASE("A queue gives its values in the order in which it took them")
{
    BoundedQueue<int> queue(3);
    REQUIRE(queue.push(1));
    REQUIRE(queue.push(2));

    CHECK(queue.size() == 2);
    CHECK(queue.waitPop(noWait) == 1);
    CHECK(queue.waitPop(noWait) == 2);
    CHECK_FALSE(queue.waitPop(noWait));
}

TEST_CASE("A full queue refuses and counts what it dropped")
{
    BoundedQueue<int> queue(1);
    REQUIRE(queue.push(1));

    CHECK_FALSE(queue.push(2));
    CHECK_FALSE(queue.push(3));
    CHECK(queue.dropped() == 2);
    CHECK(queue.waitPop(noWait) == 1);
    CHECK(queue.push(4));
}

TEST_CASE("Who waits for several values gets all of them at once, or what there is")
{
    BoundedQueue<int> queue(10);
    std::thread giver([&queue] { pushAll(queue, 4); });

    CHECK(queue.waitDrain(4, longWait) == std::vector<int>{0, 1, 2, 3});
    giver.join();
    REQUIRE(queue.push(7));
    CHECK(queue.waitDrain(2, milliseconds{1}) == std::vector<int>{7});
    CHECK(queue.waitDrain(1, noWait).empty());
}

TEST_CASE("Closing a queue wakes who waits for more than it holds")
{
    BoundedQueue<int> queue(10);
    REQUIRE(queue.push(1));
    std::thread closer([&queue] { queue.close(); });

    CHECK(queue.waitDrain(5, longWait) == std::vector<int>{1});
    closer.join();
}

TEST_CASE("A closed queue takes nothing and gives what still waits")
{
    BoundedQueue<int> queue(2);
    REQUIRE(queue.push(1));

    queue.close();

    CHECK_FALSE(queue.push(2));
    CHECK(queue.dropped() == 1);
    CHECK_FALSE(queue.isDrained());
    CHECK(queue.waitPop(longWait) == 1);
    CHECK(queue.isDrained());
    CHECK_FALSE(queue.waitPop(longWait));
}

TEST_CASE("An open queue is not drained when it is empty")
{
    const BoundedQueue<int> queue(2);

    CHECK_FALSE(queue.isDrained());
}

TEST_CASE("Draining takes everything at once")
{
    BoundedQueue<std::unique_ptr<int>> queue(2);
    REQUIRE(queue.push(std::make_unique<int>(1)));
    REQUIRE(queue.push(std::make_unique<int>(2)));

    const auto values = queue.drain();

    REQUIRE(values.size() == 2);
    CHECK(*values[0] == 1);
    CHECK(*values[1] == 2);
    CHECK(queue.size() == 0);
}

TEST_CASE("Waiting ends after its time")
{
    BoundedQueue<int> queue(1);
    const auto start = std::chrono::steady_clock::now();

    CHECK_FALSE(queue.waitPop(milliseconds{20}));

    CHECK(std::chrono::steady_clock::now() - start >= milliseconds{20});
}

TEST_CASE("A waiting worker hears of a value and of the end")
{
    BoundedQueue<int> queue(1);
    std::vector<int> seen;
    std::thread worker([&queue, &seen] { seen = popUntilClosed(queue); });

    pushAll(queue, 100);
    queue.close();
    worker.join();

    REQUIRE(seen.size() == 100);
    CHECK(seen.front() == 0);
    CHECK(seen.back() == 99);
    CHECK(queue.isDrained());
}
