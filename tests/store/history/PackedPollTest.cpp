// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/PackedPoll.h"

#include "tests/support/Catch.h"

using namespace vedette::store;

namespace {

using Values = std::vector<std::optional<double>>;

} // namespace

TEST_CASE("a poll that lacks a value keeps the layout of the one before")
{
    std::vector<qint64> usual;

    const PackedPoll first = pack({{7, 0.7}, {3, 0.3}, {5, 0.5}}, usual);
    const PackedPoll second = pack({{3, 3}, {7, 7}}, usual);

    CHECK(first.metrics == std::vector<qint64>{3, 5, 7});
    CHECK(first.values == Values{0.3, 0.5, 0.7});
    CHECK(second.metrics == first.metrics);
    CHECK(second.values == Values{3, std::nullopt, 7});
}

TEST_CASE("a new metric joins the layout, and stays when it is gone again")
{
    std::vector<qint64> usual{3, 5};

    CHECK(pack({{3, 3}, {4, 4}, {5, 5}}, usual).metrics == std::vector<qint64>{3, 4, 5});
    CHECK(pack({{3, 3}, {5, 5}}, usual).values == Values{3, std::nullopt, 5});
}

TEST_CASE("a poll with less than half of the values has a layout of its own")
{
    std::vector<qint64> usual{1, 2, 3, 4, 5};

    CHECK(pack({{4, 4}, {2, 2}}, usual).metrics == std::vector<qint64>{2, 4});
    CHECK(usual == std::vector<qint64>{2, 4});
}

TEST_CASE("a metric that stands twice in a poll counts once")
{
    std::vector<qint64> usual;

    CHECK(pack({{2, 20}, {1, 10}, {2, 99}}, usual).values == Values{10, 20});
}

TEST_CASE("a poll in another layout keeps what has a place there")
{
    const PackedPoll poll{{2, 4, 6}, {0.2, std::nullopt, 0.6}};

    const PackedPoll other = repack(poll, {1, 2, 4, 5});

    CHECK(other.metrics == std::vector<qint64>{1, 2, 4, 5});
    CHECK(other.values == Values{std::nullopt, 0.2, std::nullopt, std::nullopt});
    CHECK(countValues(poll) == 2);
    CHECK(countValues(other) == 1);
    CHECK(repack(poll, {}).values.empty());
}
