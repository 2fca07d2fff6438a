// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetPage.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/Pump.h"
#include "ui/alerts/AlertModel.h"
#include "ui/fleet/FleetCanvas.h"
#include "ui/fleet/FleetGroups.h"
#include "ui/fleet/FleetTable.h"
#include "ui/fleet/FleetTotals.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// `count` servers: every tenth is down, every seventh has no group, the rest is up.
FleetState makeFleet(int count)
{
    FleetState state;
    for (int i = 1; i <= count; ++i) {
        const ServerId id{i};
        Server server = makeServer(i, u"srv-%1"_s.arg(i, 4, 10, QChar(u'0')));
        server.group = i % 7 == 0 ? QString() : u"group %1"_s.arg(i % 3);
        server.tags = {u"all"_s, i % 2 == 0 ? u"even"_s : u"odd"_s};
        server.position = i;
        state.servers.push_back(server);
        const bool isDown = i % 10 == 0;
        state.statuses.push_back(
            makeStatus(id, isDown ? ServerState::Unreachable : ServerState::Online));
        if (!isDown) {
            Snapshot snapshot = makeSnapshot(id, Timestamp{seconds{1}}, PollKind::Metrics);
            snapshot.samples.front().value = i % 100;
            state.latest.push_back(snapshot);
        }
    }
    return state;
}

struct Page
{
    explicit Page(int count)
    {
        servers.load(makeFleet(count));
        page.resize(1100, 800);
        page.show();
    }

    [[nodiscard]] FleetCanvas& heatMap() const
    {
        return *page.findChild<FleetCanvas*>(u"fleetHeatMap"_s);
    }

    ServerModel servers;
    AlertModel alerts;
    FleetPage page{servers, alerts};
};

} // namespace

TEST_CASE("Servers stand under their group, those without one last")
{
    ServerModel servers;
    servers.load(makeFleet(14));

    const auto groups = groupServers(servers.rows(), FleetGrouping::Group);

    REQUIRE(groups.size() == 4);
    CHECK(groups.front().title == u"group 1"_s);
    CHECK(groups.back().servers == std::vector{ServerId{7}, ServerId{14}});
}

TEST_CASE("Where no server has a group or a tag nothing is headed")
{
    FleetState fleet = makeFleet(3);
    for (Server& server : fleet.servers) {
        server.group.clear();
        server.tags.clear();
    }
    ServerModel servers;
    servers.load(fleet);

    for (const FleetGrouping by : {FleetGrouping::Group, FleetGrouping::Tag}) {
        const auto groups = groupServers(servers.rows(), by);
        REQUIRE(groups.size() == 1);
        CHECK(groups.front().title.isEmpty());
        CHECK(groups.front().servers.size() == 3);
    }
}

TEST_CASE("A server stands under each of its tags")
{
    ServerModel servers;
    servers.load(makeFleet(4));

    const auto groups = groupServers(servers.rows(), FleetGrouping::Tag);

    REQUIRE(groups.size() == 3);
    CHECK(groups[0] == FleetGroup{u"all"_s, {ServerId{1}, ServerId{2}, ServerId{3}, ServerId{4}}});
    CHECK(groups[1] == FleetGroup{u"odd"_s, {ServerId{1}, ServerId{3}}});
}

TEST_CASE("Firing alerts come before servers that are down, those before busy ones")
{
    ServerModel servers;
    servers.load(makeFleet(12));
    servers.setSeverity(ServerId{3}, Severity::High);

    const auto urgent = mostUrgent(servers, 3);

    CHECK(urgent == std::vector{ServerId{3}, ServerId{10}, ServerId{12}});
}

TEST_CASE("The summary counts who is up and names the busiest")
{
    ServerModel servers;
    AlertModel alerts;
    servers.load(makeFleet(20));
    Alert alert;
    alert.id = AlertId{1};
    alert.severity = Severity::Critical;
    alerts.load({alert});

    const FleetSummary summary = summarize(servers, alerts);

    CHECK(summary.monitored == 20);
    CHECK(summary.up == 18);
    CHECK(summary.firing == std::array{0, 0, 0, 1});
    REQUIRE(summary.cpu.has_value());
    CHECK(summary.cpu->where == u"srv-0019"_s);
    REQUIRE(summary.disk.has_value());
    CHECK(summary.disk->where == u"srv-0001 /"_s);
}

TEST_CASE("The heat map paints a thousand servers")
{
    Page fixture(1000);
    fixture.page.setView(FleetPage::View::HeatMap);
    QImage picture(fixture.heatMap().size(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);

    fixture.heatMap().viewport()->render(&picture);

    const auto up = fixture.heatMap().rectOf(ServerId{1});
    const auto down = fixture.heatMap().rectOf(ServerId{10});
    REQUIRE((up.has_value() && down.has_value()));
    const QPoint corner(4, 4); // beside the cross of a server that is down
    CHECK(picture.pixelColor(up->topLeft() + corner)
          != picture.pixelColor(down->topLeft() + corner));
}

TEST_CASE("Arrow keys walk the heat map and Enter opens the server")
{
    Page fixture(40);
    fixture.page.setView(FleetPage::View::HeatMap);
    QSignalSpy chosen(&fixture.page, &FleetPage::serverChosen);

    QTest::keyClick(&fixture.heatMap(), Qt::Key_Right); // enters at the first
    QTest::keyClick(&fixture.heatMap(), Qt::Key_Right);
    QTest::keyClick(&fixture.heatMap(), Qt::Key_Return);

    REQUIRE(chosen.count() == 1);
    CHECK(chosen.first().first().value<ServerId>() == fixture.heatMap().current());
    CHECK(fixture.heatMap().current() == ServerId{4}); // the second of "group 1"
}

TEST_CASE("The chosen server stays chosen when another one goes")
{
    Page fixture(40);
    fixture.page.setView(FleetPage::View::HeatMap);
    fixture.heatMap().setCurrent(ServerId{5});

    fixture.servers.removeServer(ServerId{2});
    REQUIRE(pumpUntil([&] { return !fixture.heatMap().rectOf(ServerId{2}).has_value(); }));

    CHECK(fixture.heatMap().current() == ServerId{5});
}

TEST_CASE("A click on a card opens its server")
{
    Page fixture(10);
    auto* const cards = fixture.page.findChild<FleetCanvas*>(u"fleetCards"_s);
    QSignalSpy chosen(&fixture.page, &FleetPage::serverChosen);
    const auto rect = cards->rectOf(ServerId{3});
    REQUIRE(rect.has_value());

    QTest::mouseClick(cards->viewport(), Qt::LeftButton, {}, rect->center());

    REQUIRE(chosen.count() == 1);
    CHECK(chosen.first().first().value<ServerId>() == ServerId{3});
}

TEST_CASE("The table sorts by a column and leaves servers without a value at the end")
{
    Page fixture(30);
    fixture.page.setView(FleetPage::View::Table);
    auto* const table = fixture.page.findChild<FleetTable*>(u"fleetTable"_s);
    const auto idAt = [&](int row) {
        return table->model()->index(row, 0).data(ServerModel::ServerIdRole).toLongLong();
    };
    const auto order = GENERATE(Qt::AscendingOrder, Qt::DescendingOrder);

    table->sortByColumn(static_cast<int>(ServerModel::Column::Cpu), order);

    CHECK(idAt(0) == (order == Qt::AscendingOrder ? 1 : 29));
    CHECK(idAt(29) % 10 == 0); // a server that is down
}

TEST_CASE("Grouping by nothing takes the headings away")
{
    Page fixture(40);
    fixture.page.setView(FleetPage::View::HeatMap);
    const int grouped = fixture.heatMap().contentHeight();

    fixture.page.findChild<QComboBox*>(u"groupBy"_s)->setCurrentIndex(2);

    CHECK(fixture.heatMap().contentHeight() < grouped);
}
