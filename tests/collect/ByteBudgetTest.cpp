// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ByteBudget.h"

#include "tests/support/Catch.h"

using namespace vedette;
using collect::ByteBudget;

namespace {

constexpr MonotonicTime beginning{std::chrono::hours{100}};
constexpr qint64 mebibyte = 1024LL * 1024;

} // namespace

TEST_CASE("a connection may send 64 MiB in an hour and begins anew in the next")
{
    ByteBudget budget;

    CHECK(budget.allows(0, beginning));
    CHECK(budget.allows(64 * mebibyte, beginning + std::chrono::minutes{10}));
    CHECK_FALSE(budget.allows(64 * mebibyte + 1, beginning + std::chrono::minutes{59}));
    CHECK(budget.allows(100 * mebibyte, beginning + std::chrono::minutes{60}));
    CHECK_FALSE(budget.allows(165 * mebibyte, beginning + std::chrono::minutes{61}));
}

TEST_CASE("many polls in an hour may bring 256 KiB each")
{
    ByteBudget budget;
    REQUIRE(budget.allows(0, beginning));
    for (int poll = 0; poll < 3600; ++poll) {
        budget.addPoll();
    }

    CHECK(budget.allows(800 * mebibyte, beginning + std::chrono::minutes{59}));
    CHECK_FALSE(budget.allows(950 * mebibyte, beginning + std::chrono::minutes{59}));
}
