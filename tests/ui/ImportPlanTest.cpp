// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/ImportPlan.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

TEST_CASE("A server that is watched already is marked and left out")
{
    Server twin = makeServer(0, u"other name"_s);
    twin.host = u"WEB.example.net"_s;

    const auto plan = planImport({makeServer(1, u"web"_s)}, {twin});

    REQUIRE(plan.size() == 1);
    CHECK(plan.front().conflict == ImportConflict::SameServer);
    CHECK(chosenServers(plan).empty());
}

TEST_CASE("A name that is taken is marked, but the server is added")
{
    Server namesake = makeServer(0, u"web"_s);
    namesake.host = u"elsewhere.example.net"_s;

    const auto plan = planImport({makeServer(1, u"Web"_s)}, {namesake});

    CHECK(plan.front().conflict == ImportConflict::SameName);
    CHECK(chosenServers(plan).size() == 1);
}

TEST_CASE("A server that stands twice in the file is added once")
{
    const auto plan = planImport({}, {makeServer(0, u"web"_s), makeServer(0, u"web"_s)});

    CHECK(plan.front().conflict == ImportConflict::None);
    CHECK(chosenServers(plan).size() == 1);
}
