// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerMenu.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "ui/MainWindow.h"
#include "ui/UiBridge.h"
#include "ui/alerts/AlertModel.h"
#include "ui/alerts/AlertPane.h"
#include "ui/servers/DiagnosisDialog.h"
#include "ui/servers/ServerDialog.h"
#include "ui/servers/ServerListView.h"
#include "ui/servers/ServerTree.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// A window with two servers, the second of which is down and has an alert.
struct MenuStage
{
    MenuStage()
    {
        fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
        fleet.state.statuses = {makeStatus(ServerId{1}, ServerState::Online),
                                makeStatus(ServerId{2}, ServerState::Unreachable)};
        window.show();
        fleet.deliver();
        Alert alert;
        alert.id = AlertId{1};
        alert.server = ServerId{2};
        alert.serverName = u"db"_s;
        alert.rule = u"server.unreachable"_s;
        alert.raisedAt = Timestamp{seconds{1}};
        bridge.alerts().load({alert});
    }

    template <class T>
    [[nodiscard]] T& part() const
    {
        return *window.findChild<T*>();
    }
    [[nodiscard]] QAction& action(const QString& name) const
    {
        return *window.findChild<QAction*>(name);
    }
    void selectAlert() const
    {
        QTableView& table = *part<AlertPane>().findChild<QTableView*>(u"alertTable"_s);
        table.setCurrentIndex(table.model()->index(0, 0));
    }

    FakeFleet fleet;
    UiBridge bridge{fleet};
    MainWindow window{bridge, Settings{}, {}};
};

} // namespace

TEST_CASE("The Menu key opens the menu of the server that the list stands on")
{
    MenuStage stage;
    stage.window.showServer(ServerId{2});
    ServerTree& tree = stage.part<ServerTree>();

    const QPoint at = tree.inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, tree.mapToGlobal(at));
    QApplication::sendEvent(&tree, &event);

    auto* const menu = tree.findChild<QMenu*>(u"serverMenu"_s);
    REQUIRE(menu != nullptr);
    CHECK(menu->isVisible());
    menu->hide();
}

TEST_CASE("What the menus of servers and alerts offer is done with the server they stand on")
{
    MenuStage stage;
    stage.window.showServer(ServerId{2});
    stage.selectAlert();
    REQUIRE(stage.part<AlertPane>().selected() == std::vector{ServerId{2}});
    const QString prefix = GENERATE(QString(), u"brief."_s);

    stage.action(prefix + u"connectNow"_s).trigger();
    CHECK(stage.fleet.calls.last() == u"retryNow"_s);
    stage.action(prefix + u"stopServer"_s).trigger();
    CHECK(stage.fleet.calls.last() == u"pauseServers"_s);
    stage.action(prefix + u"whyNotConnected"_s).trigger();
    CHECK(stage.part<DiagnosisDialog>().isVisible());
    stage.action(prefix + u"editServer"_s).trigger();
    CHECK(stage.part<ServerDialog>().isVisible());
    stage.action(prefix + u"removeServer"_s).trigger();

    CHECK(stage.fleet.calls.last() == u"removeServers"_s);
    CHECK(stage.fleet.asked == std::vector{ServerId{2}});
}
