// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/OneAtATime.h"

#include "tests/support/Catch.h"

#include <thread>
#include <vector>

using namespace vedette;

TEST_CASE("Threads that use one value lose nothing of each other's work")
{
    constexpr std::size_t count = 4;
    constexpr int rounds = 500;
    using Numbers = OneAtATime<std::vector<int>>;
    Numbers numbers;

    {
        std::vector<std::jthread> threads;
        threads.reserve(count);
        while (threads.size() < count) {
            threads.emplace_back([&numbers] {
                for (int i = 0; i < rounds; ++i) {
                    Numbers::Use use(numbers);
                    use->push_back(i);
                }
            });
        }
    }

    Numbers::Use use(numbers);
    CHECK(use->size() == count * rounds);
}
