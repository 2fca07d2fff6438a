// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/RetentionFields.h"

#include "tests/support/FleetSamples.h"
#include "tests/ui/ServerDialogStage.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using std::chrono::days;
using test::makeServer;
using test::ServerDialogStage;

TEST_CASE("How long a history is kept is sent as typed, and told when it can't be")
{
    ServerDialogStage stage;
    stage.type(u"host"_s, u"web1"_s);
    stage.type(u"keepMeasured"_s, u"400"_s);
    const auto [years, isRight] = GENERATE(table<QString, bool>(
        {{u"10"_s, true}, {u"21"_s, false}, {u"-1"_s, false}, {u"2.5"_s, false}}));
    stage.type(u"keepAverages"_s, years);

    stage.click(u"save"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.state.servers.size() == (isRight ? 1 : 0));
    if (isRight) {
        CHECK(stage.fleet.state.servers.front().retention
              == ServerRetention{days{400}, days{3650}});
    } else {
        CHECK(stage.isShown(u"keepAveragesNote"_s));
        CHECK(stage.label(u"keepAveragesNote"_s).contains(u"20"_s));
    }
}

TEST_CASE("How long a history is kept stays while nobody changes it, and goes when it is emptied")
{
    Server server = makeServer(7, u"web1"_s);
    server.retention = {days{0}, days{100}}; // no whole year: from elsewhere
    ServerDialogStage stage(server);
    stage.fleet.state.servers = {server};
    CHECK(stage.find<QLineEdit>(u"keepMeasured"_s).text() == u"0"_s);
    stage.type(u"name"_s, u"Front"_s);
    const bool isEmptied = GENERATE(false, true);
    if (isEmptied) {
        stage.type(u"keepMeasured"_s, {});
    }

    stage.click(u"save"_s);
    stage.fleet.deliver();

    const ServerRetention& saved = stage.fleet.state.servers.front().retention;
    CHECK(saved.measured == (isEmptied ? std::nullopt : std::optional(days{0})));
    CHECK(saved.averages == days{100});
}

TEST_CASE("An empty field says how long the settings keep a history")
{
    ServerDialogStage stage;

    stage.dialog.setDefaults({.measured = days{45}, .hours = days{0}});

    CHECK(stage.find<QLineEdit>(u"keepMeasured"_s).placeholderText().contains(u"45"_s));
    CHECK_FALSE(stage.find<QLineEdit>(u"keepAverages"_s).placeholderText().isEmpty());
    CHECK(stage.find<QLineEdit>(u"keepMeasured"_s).text().isEmpty());
}
