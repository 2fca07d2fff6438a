// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/ImportPlan.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "ui/import/ImportDialog.h"

#include <QTableWidget>

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
    CHECK(plan.front().canBeAdded); // under its other name
    CHECK(chosenServers(plan).empty());
}

TEST_CASE("A server whose name is taken is marked and left out")
{
    Server namesake = makeServer(0, u"web"_s);
    namesake.host = u"elsewhere.example.net"_s;

    const auto plan = planImport({makeServer(1, u"Web"_s)}, {namesake});

    CHECK(plan.front().conflict == ImportConflict::SameName);
    CHECK_FALSE(plan.front().canBeAdded);
    CHECK(chosenServers(plan).empty());
}

TEST_CASE("A server that stands twice in the file is added once")
{
    const auto plan = planImport({}, {makeServer(0, u"web"_s), makeServer(0, u"web"_s)});

    CHECK(plan.front().conflict == ImportConflict::None);
    CHECK(chosenServers(plan).size() == 1);
}

TEST_CASE("What can't be added can't be ticked")
{
    Server namesake = makeServer(0, u"Web"_s);
    namesake.host = u"elsewhere.example.net"_s;
    Server local = thisComputer();
    local.name = u"here"_s;
    const auto plan = planImport({makeServer(1, u"web"_s), thisComputer()},
                                 {makeServer(0, u"new"_s), namesake, local});

    const ImportDialog dialog(plan, u"servers.json"_s);

    const auto* table = dialog.findChild<QTableWidget*>(u"importTable"_s);
    CHECK(table->item(0, 0)->flags().testFlag(Qt::ItemIsUserCheckable));
    CHECK_FALSE(table->item(1, 0)->flags().testFlag(Qt::ItemIsUserCheckable));
    CHECK_FALSE(table->item(2, 0)->flags().testFlag(Qt::ItemIsUserCheckable));
    CHECK(dialog.chosen().size() == 1);
}
