// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerListView.h"

#include "core/base/Clock.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "ui/servers/ServerMenu.h"
#include "ui/servers/ServerTree.h"
#include "ui/servers/ServerTreeModel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::makeServer;
using test::makeSnapshot;
using test::makeStatus;

namespace {

Server grouped(qint64 id, const QString& name, const QString& group)
{
    Server server = makeServer(id, name);
    server.group = group;
    server.position = static_cast<int>(id);
    return server;
}

/// web-1, web-2 in Production, stage in Staging, nas without a group.
FleetState smallFleet()
{
    FleetState state;
    state.servers = {grouped(1, u"web-1"_s, u"Production"_s),
                     grouped(2, u"web-2"_s, u"Production"_s),
                     grouped(3, u"stage"_s, u"Staging"_s),
                     grouped(4, u"nas"_s, {})};
    state.servers[3].tags = {u"backup"_s, u"home"_s};
    for (const Server& server : state.servers) {
        state.statuses.push_back(makeStatus(server.id, ServerState::Online));
    }
    return state;
}

/// "PRODUCTION · 2[web-1 web-2] STAGING · 1[stage]"
QString dump(const QAbstractItemModel& model)
{
    QStringList groups;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex group = model.index(row, 0);
        QStringList names;
        for (int child = 0; child < model.rowCount(group); ++child) {
            names.append(model.index(child, 0, group).data().toString());
        }
        groups.append(group.data().toString() + u'[' + names.join(u' ') + u']');
    }
    return groups.join(u' ');
}

/// A list on screen, as the window has it.
struct ListFixture
{
    explicit ListFixture(const FleetState& state = smallFleet())
    {
        servers.load(state);
        list.resize(320, 600);
        list.show();
        QApplication::setActiveWindow(&list); // for shortcuts
    }

    [[nodiscard]] ServerTree& tree() const { return *list.findChild<ServerTree*>(); }
    [[nodiscard]] QLineEdit& filter() const
    {
        return *list.findChild<QLineEdit*>(u"serverFilter"_s);
    }
    void press(Qt::Key key) const { QTest::keyClick(&tree(), key); }

    ServerModel servers;
    ServerListView list{servers};
};

} // namespace

TEST_CASE("Groups stand in the order of their first server, with their number")
{
    ServerModel servers;
    servers.load(smallFleet());

    const ServerTreeModel tree(servers);

    CHECK(dump(tree) == u"PRODUCTION · 2[web-1 web-2] STAGING · 1[stage] SERVERS · 1[nas]"_s);
}

TEST_CASE("The tree follows servers that come, go and change their group")
{
    ServerModel servers;
    ServerTreeModel tree(servers);
    const QAbstractItemModelTester tester(&tree);
    servers.load(smallFleet());

    servers.addServer(grouped(5, u"db"_s, u"Production"_s));
    CHECK(dump(tree) == u"PRODUCTION · 3[web-1 web-2 db] STAGING · 1[stage] SERVERS · 1[nas]"_s);
    servers.updateServer(grouped(2, u"web-2"_s, u"Staging"_s));
    CHECK(dump(tree) == u"PRODUCTION · 2[web-1 db] STAGING · 2[web-2 stage] SERVERS · 1[nas]"_s);
    servers.removeServer(ServerId{1});
    CHECK(dump(tree) == u"STAGING · 2[web-2 stage] SERVERS · 1[nas] PRODUCTION · 1[db]"_s);
    servers.removeServer(ServerId{5});
    CHECK(dump(tree) == u"STAGING · 2[web-2 stage] SERVERS · 1[nas]"_s);
    Server last = grouped(2, u"web-2"_s, u"Staging"_s);
    last.position = 50;
    servers.updateServer(last);
    CHECK(dump(tree) == u"STAGING · 2[stage web-2] SERVERS · 1[nas]"_s);
    servers.load({});
    CHECK(tree.rowCount() == 0);
}

TEST_CASE("Indexes of a server stay its own through all changes")
{
    ServerModel servers;
    ServerTreeModel tree(servers);
    servers.load(smallFleet());
    const QPersistentModelIndex web2(tree.indexOf(ServerId{2}));

    servers.addServer([] {
        Server first = grouped(9, u"first"_s, u"Zoo"_s);
        first.position = 0;
        return first;
    }());
    servers.updateServer(grouped(2, u"web-2"_s, u"Staging"_s));
    servers.removeServer(ServerId{1});

    REQUIRE(web2.isValid());
    CHECK(tree.serverAt(web2) == ServerId{2});
    CHECK(web2.parent().data(ServerTreeModel::GroupNameRole).toString() == u"Staging"_s);
}

TEST_CASE("Every word of the filter must be found somewhere in a server")
{
    const auto [words, left] = GENERATE(table<QString, QString>(
        {{u"web"_s, u"PRODUCTION · 2[web-1 web-2]"_s},
         {u"WEB 2"_s, u"PRODUCTION · 1[web-2]"_s},
         {u"staging"_s, u"STAGING · 1[stage]"_s},
         {u"backup"_s, u"SERVERS · 1[nas]"_s},
         {u"deploy@nas"_s, u"SERVERS · 1[nas]"_s},
         {u"unreachable"_s, u"STAGING · 1[stage]"_s},
         {u"down"_s, u"STAGING · 1[stage]"_s},
         {u"  "_s, u"PRODUCTION · 2[web-1 web-2] STAGING · 1[stage] SERVERS · 1[nas]"_s},
         {u"web down"_s, QString()}}));
    ServerModel servers;
    servers.load(smallFleet());
    servers.applyStatus(makeStatus(ServerId{3}, ServerState::Unreachable));
    ServerTreeModel tree(servers);
    const QAbstractItemModelTester tester(&tree);

    tree.setFilter(ServerFilter(words));

    CHECK(dump(tree) == left);
}

TEST_CASE("A filter by state follows the states")
{
    ServerModel servers;
    servers.load(smallFleet());
    ServerTreeModel tree(servers);
    tree.setFilter(ServerFilter(u"unreachable"_s));
    REQUIRE(tree.serverCount() == 0);

    servers.applyStatus(makeStatus(ServerId{2}, ServerState::Unreachable));

    CHECK(dump(tree) == u"PRODUCTION · 1[web-2]"_s);
}

TEST_CASE("A batch of snapshots reaches the tree as one change per group")
{
    ServerModel servers;
    servers.load(smallFleet());
    ServerTreeModel tree(servers);
    QSignalSpy changes(&tree, &QAbstractItemModel::dataChanged);
    std::vector<Snapshot> batch;
    for (qint64 id = 1; id <= 4; ++id) {
        batch.push_back(makeSnapshot(ServerId{id}, systemClock().now(), PollKind::Status));
    }

    servers.applySnapshots(batch);

    CHECK(changes.size() == 3);
    CHECK(tree.indexOf(ServerId{1}).data(ServerTreeModel::CpuTextRole).toString() == u"30 %"_s);
}

TEST_CASE("Dropping servers onto a group asks for that group")
{
    ServerModel servers;
    servers.load(smallFleet());
    ServerTreeModel tree(servers);
    QSignalSpy drops(&tree, &ServerTreeModel::dropped);
    const std::unique_ptr<QMimeData> data(tree.mimeData({tree.indexOf(ServerId{4})}));

    tree.dropMimeData(data.get(), Qt::MoveAction, -1, -1, tree.indexOf(ServerId{3}));

    REQUIRE(drops.size() == 1);
    CHECK(drops[0][0].value<std::vector<ServerId>>() == std::vector{ServerId{4}});
    CHECK(drops[0][1].toString() == u"Staging"_s);
}

TEST_CASE("Without any group the list has no heading")
{
    FleetState state = smallFleet();
    for (Server& server : state.servers) {
        server.group.clear();
    }
    ListFixture fixture(state);

    CHECK(fixture.tree().rootIndex().isValid());
    CHECK(fixture.tree().model()->rowCount(fixture.tree().rootIndex()) == 4);
    fixture.servers.updateServer(grouped(1, u"web-1"_s, u"Production"_s));
    CHECK_FALSE(fixture.tree().rootIndex().isValid());
    CHECK(fixture.tree().isExpanded(fixture.tree().model()->index(1, 0)));
}

TEST_CASE("The keyboard chooses a server, a selection from the program does not")
{
    ListFixture fixture;
    QSignalSpy chosen(&fixture.list, &ServerListView::serverChosen);

    fixture.list.select(ServerId{1});
    CHECK(chosen.isEmpty());
    fixture.press(Qt::Key_Down);

    REQUIRE(chosen.size() == 1);
    CHECK(chosen[0][0].value<ServerId>() == ServerId{2});
    CHECK(fixture.list.selected() == std::vector{ServerId{2}});
}

TEST_CASE("A server that is removed makes nobody choose its neighbour")
{
    ListFixture fixture;
    fixture.list.select(ServerId{2});
    QSignalSpy chosen(&fixture.list, &ServerListView::serverChosen);

    fixture.servers.removeServer(ServerId{2});

    CHECK(chosen.isEmpty());
}

TEST_CASE("A selection survives changes of group, filter and values")
{
    ListFixture fixture;
    fixture.list.select(ServerId{2});

    fixture.servers.updateServer(grouped(2, u"web-2"_s, u"Staging"_s));
    fixture.servers.addServer(grouped(8, u"new"_s, u"Production"_s));
    fixture.filter().setText(u"web"_s);
    fixture.filter().clear();

    CHECK(fixture.list.selected() == std::vector{ServerId{2}});
}

TEST_CASE("A filter that hides what is selected leaves it selected once it is cleared")
{
    ListFixture fixture;
    QSignalSpy chosen(&fixture.list, &ServerListView::serverChosen);
    fixture.list.select(ServerId{2});
    fixture.filter().setText(u"nas"_s);

    fixture.filter().clear();

    CHECK(fixture.list.selected() == std::vector{ServerId{2}});
    CHECK(chosen.isEmpty());
}

TEST_CASE("Keys of the list ask for what they stand for")
{
    ListFixture fixture;
    QSignalSpy edits(&fixture.list, &ServerListView::editRequested);
    QSignalSpy removals(&fixture.list, &ServerListView::removeRequested);
    QSignalSpy switches(&fixture.list, &ServerListView::monitorRequested);
    fixture.list.select(ServerId{2});
    fixture.tree().setFocus();

    fixture.press(Qt::Key_F2);
    fixture.press(Qt::Key_Return);
    fixture.press(Qt::Key_Delete);
    fixture.press(Qt::Key_Space);

    CHECK(edits.size() == 2);
    REQUIRE(removals.size() == 1);
    CHECK(removals[0][0].value<std::vector<ServerId>>() == std::vector{ServerId{2}});
    REQUIRE(switches.size() == 1);
    CHECK_FALSE(switches[0][1].toBool());
}

TEST_CASE("Return on a heading closes and opens its group, and it stays closed")
{
    ListFixture fixture;
    const QModelIndex group = fixture.tree().model()->index(0, 0);
    fixture.tree().setFocus();
    fixture.tree().setCurrentIndex(group);

    fixture.press(Qt::Key_Return);
    fixture.servers.addServer(grouped(8, u"new"_s, u"Production"_s));
    CHECK_FALSE(fixture.tree().isExpanded(group));
    fixture.filter().setText(u"web"_s);
    CHECK(fixture.tree().isExpanded(group));
    fixture.filter().clear();

    CHECK_FALSE(fixture.tree().isExpanded(group));
}

TEST_CASE("The menu fits the selection and names the groups")
{
    ListFixture fixture;
    fixture.servers.applyStatus(makeStatus(ServerId{2}, ServerState::Unreachable));
    auto* menu = fixture.list.findChild<ServerMenu*>();
    QSignalSpy groups(&fixture.list, &ServerListView::groupRequested);
    const auto isOffered
        = [&](const QString& name) { return fixture.list.findChild<QAction*>(name)->isVisible(); };

    fixture.list.select(ServerId{1});
    auto shown = menu->makeMenu({u"R&D"_s});
    CHECK_FALSE(isOffered(u"connectNow"_s));
    CHECK_FALSE(isOffered(u"whyNotConnected"_s));
    CHECK_FALSE(isOffered(u"startServer"_s));
    CHECK(isOffered(u"stopServer"_s));
    auto* into = shown->findChild<QMenu*>(u"groupMenu"_s);
    CHECK(into->actions().first()->text() == u"R&&D"_s);
    into->actions().first()->trigger();
    fixture.list.select(ServerId{2});
    shown = menu->makeMenu({});
    CHECK(isOffered(u"connectNow"_s));
    CHECK(isOffered(u"whyNotConnected"_s));

    REQUIRE(groups.size() == 1);
    CHECK(groups[0][1].toString() == u"R&D"_s);
}

TEST_CASE("A menu whose servers went while it was open does nothing")
{
    ListFixture fixture;
    fixture.servers.applyStatus(makeStatus(ServerId{2}, ServerState::Unreachable));
    fixture.list.select(ServerId{2});
    const auto menu = fixture.list.findChild<ServerMenu*>()->makeMenu({});
    QSignalSpy retries(&fixture.list, &ServerListView::retryRequested);
    QSignalSpy removals(&fixture.list, &ServerListView::removeRequested);

    fixture.servers.load({});
    REQUIRE(fixture.list.selected().empty());
    fixture.list.findChild<QAction*>(u"connectNow"_s)->trigger();
    fixture.list.findChild<QAction*>(u"removeServer"_s)->trigger();

    CHECK(retries.isEmpty());
    CHECK(removals.isEmpty());
}

TEST_CASE("The address of a server can be copied")
{
    ListFixture fixture;
    fixture.list.select(ServerId{2});

    fixture.list.findChild<QAction*>(u"copyAddress"_s)->trigger();

    CHECK(QGuiApplication::clipboard()->text() == u"deploy@web-2.example.net"_s);
}

TEST_CASE("Without servers the list offers to add or import some")
{
    ListFixture fixture(FleetState{});
    QSignalSpy adds(&fixture.list, &ServerListView::addRequested);
    QSignalSpy imports(&fixture.list, &ServerListView::importRequested);

    auto* add = fixture.list.findChild<QPushButton*>(u"emptyAdd"_s);
    REQUIRE(add->isVisible());
    add->click();
    fixture.list.findChild<QPushButton*>(u"emptyImport"_s)->click();

    CHECK(adds.size() == 1);
    CHECK(imports.size() == 1);
    fixture.servers.addServer(makeServer(1, u"first"_s));
    CHECK_FALSE(add->isVisible());
    CHECK(fixture.tree().isVisible());
}

TEST_CASE("A filter that finds nothing offers to be cleared")
{
    ListFixture fixture;
    fixture.filter().setText(u"nothing like that"_s);
    auto* clear = fixture.list.findChild<QPushButton*>(u"clearFilter"_s);
    REQUIRE(clear->isVisible());

    clear->click();

    CHECK(fixture.filter().text().isEmpty());
    CHECK(fixture.tree().isVisible());
}

TEST_CASE("Keys lead from the filter box into the list and out of the filter")
{
    ListFixture fixture;
    QSignalSpy chosen(&fixture.list, &ServerListView::serverChosen);
    fixture.list.focusFilter();
    QTest::keyClicks(&fixture.filter(), u"stage"_s);

    QTest::keyClick(&fixture.filter(), Qt::Key_Return);

    REQUIRE(chosen.size() == 1);
    CHECK(chosen[0][0].value<ServerId>() == ServerId{3});
    QTest::keyClick(&fixture.filter(), Qt::Key_Escape);
    CHECK(fixture.filter().text().isEmpty());
}

TEST_CASE("Hostile names are laid out and painted")
{
    FleetState state;
    qint64 id = 1;
    for (const QString& text : test::hostileStrings()) {
        state.servers.push_back(grouped(id++, text, text));
    }
    ListFixture fixture(state);
    const QPixmap picture = fixture.list.grab();

    CHECK_FALSE(picture.isNull());
}

TEST_CASE("A thousand servers in groups take a batch and a filter")
{
    FleetState state;
    std::vector<Snapshot> batch;
    for (qint64 id = 1; id <= 1000; ++id) {
        state.servers.push_back(grouped(id, u"web-%1"_s.arg(id), u"group-%1"_s.arg(id % 20)));
        state.statuses.push_back(makeStatus(ServerId{id}, ServerState::Online));
        batch.push_back(makeSnapshot(ServerId{id}, systemClock().now(), PollKind::Metrics));
    }
    ListFixture fixture(state);
    fixture.servers.applySnapshots(batch);
    fixture.filter().setText(u"web-99"_s);

    CHECK(fixture.tree().model()->rowCount() == 10); // 11 servers, two of them in one group
}
