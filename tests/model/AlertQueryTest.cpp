// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/AlertQuery.h"

#include "tests/support/Catch.h"

using namespace vedette;

TEST_CASE("An alert is of a time that it fired in, if only at its first moment")
{
    AlertQuery query{.range = TimeRange{fromMsecs(1000), fromMsecs(2000)}};
    Alert alert;
    const auto [raised, resolved, isOfIt] = GENERATE(table<int, std::optional<int>, bool>({
        {0, 999, false},
        {0, 1000, true},
        {1000, 1000, true},
        {0, 3000, true},
        {0, std::nullopt, true},
        {1999, std::nullopt, true},
        {2000, std::nullopt, false},
    }));
    alert.raisedAt = fromMsecs(raised);
    if (resolved) {
        alert.resolvedAt = fromMsecs(*resolved);
    }

    CHECK(matches(query, alert) == isOfIt);
}

TEST_CASE("Without servers all are meant, else those that are named")
{
    Alert alert;
    alert.server = ServerId{2};

    CHECK(matches({}, alert));
    CHECK(matches({.servers = {ServerId{1}, ServerId{2}}}, alert));
    CHECK_FALSE(matches({.servers = {ServerId{1}}}, alert));
}
