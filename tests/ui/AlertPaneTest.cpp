// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/alerts/AlertPane.h"

#include "core/base/Clock.h"
#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "ui/alerts/AlertModel.h"
#include "ui/servers/ServerMenu.h"
#include "ui/servers/ServerModel.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/SegmentedControl.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

namespace {

using AlertColumn = AlertModel::Column;

Alert alertIn(qint64 id, seconds ago, AlertState state = AlertState::Firing)
{
    Alert alert;
    alert.id = AlertId{id};
    alert.server = ServerId{id};
    alert.serverName = u"web-%1"_s.arg(id);
    alert.rule = u"server.unreachable"_s;
    alert.state = state;
    alert.raisedAt = systemClock().now() - ago;
    if (state == AlertState::Resolved) {
        alert.resolvedAt = alert.raisedAt + seconds{1};
    }
    return alert;
}

/// A pane with two firing alerts and a newer one that is over.
struct PaneFixture
{
    PaneFixture()
    {
        FleetState fleet; // web-3 is gone
        fleet.servers = {test::makeServer(1, u"web-1"_s), test::makeServer(2, u"web-2"_s)};
        fleet.statuses = {test::makeStatus(ServerId{1}, ServerState::Unreachable),
                          test::makeStatus(ServerId{2}, ServerState::Online)};
        known.load(fleet);
        alerts.load({alertIn(1, seconds{300}),
                     alertIn(2, seconds{100}),
                     alertIn(3, seconds{10}, AlertState::Resolved)});
        pane.resize(1000, 200);
        pane.show();
        QApplication::setActiveWindow(&pane); // for shortcuts
    }

    [[nodiscard]] QTableView& table() const { return *pane.findChild<QTableView*>(); }
    void showAll() const { Q_EMIT pane.findChild<SegmentedControl*>()->currentChanged(1); }
    [[nodiscard]] QStringList servers() const
    {
        QStringList names;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            names.append(table()
                             .model()
                             ->index(row, static_cast<int>(AlertColumn::Server))
                             .data()
                             .toString());
        }
        return names;
    }
    /// What the Menu key opens on this row: the names of what it offers.
    [[nodiscard]] QStringList menuOf(int row) const
    {
        table().setCurrentIndex(table().model()->index(row, 0));
        const QPoint at = table().inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, table().mapToGlobal(at));
        QApplication::sendEvent(&table(), &event);
        QStringList names;
        for (QMenu* menu : table().findChildren<QMenu*>(u"alertMenu"_s)) {
            for (const QAction* action : menu->isVisible() ? menu->actions() : QList<QAction*>()) {
                if (action->isVisible() && !action->isSeparator()) {
                    names.append(action->objectName());
                }
            }
            menu->hide();
        }
        return names;
    }
    [[nodiscard]] QString title() const
    {
        return pane.findChild<PlainLabel*>(u"alertTitle"_s)->text();
    }

    AlertModel alerts;
    ServerModel known;
    AlertPane pane{alerts, known};
};

} // namespace

TEST_CASE("The pane shows firing alerts, newest first, and counts them")
{
    const PaneFixture fixture;

    CHECK(fixture.servers() == QStringList{u"web-2"_s, u"web-1"_s});
    CHECK(fixture.title() == u"Alerts · 2 firing"_s);
}

TEST_CASE("All shows resolved alerts below the firing ones, whatever the order")
{
    const PaneFixture fixture;

    fixture.showAll();
    CHECK(fixture.servers() == QStringList{u"web-2"_s, u"web-1"_s, u"web-3"_s});
    fixture.table().sortByColumn(static_cast<int>(AlertColumn::Server), Qt::AscendingOrder);
    CHECK(fixture.servers() == QStringList{u"web-1"_s, u"web-2"_s, u"web-3"_s});
    fixture.table().sortByColumn(static_cast<int>(AlertColumn::Server), Qt::DescendingOrder);

    CHECK(fixture.servers() == QStringList{u"web-2"_s, u"web-1"_s, u"web-3"_s});
}

TEST_CASE("An alert that resolves leaves the active ones")
{
    PaneFixture fixture;

    fixture.alerts.apply(alertIn(2, seconds{100}, AlertState::Resolved));

    CHECK(fixture.servers() == QStringList{u"web-1"_s});
    CHECK(fixture.title() == u"Alerts · 1 firing"_s);
}

TEST_CASE("Without alerts all is quiet")
{
    PaneFixture fixture;

    fixture.alerts.load({});

    const auto* empty = fixture.pane.findChild<PlainLabel*>(u"emptyTitle"_s);
    CHECK(empty->isVisible());
    CHECK(empty->text() == u"All quiet"_s);
    CHECK_FALSE(fixture.table().isVisible());
}

TEST_CASE("Enter and a double click lead to the alert's server")
{
    PaneFixture fixture;
    QSignalSpy chosen(&fixture.pane, &AlertPane::serverChosen);
    fixture.table().setFocus();
    fixture.table().setCurrentIndex(fixture.table().model()->index(1, 0));

    QTest::keyClick(&fixture.table(), Qt::Key_Return);
    Q_EMIT fixture.table().doubleClicked(fixture.table().currentIndex());

    REQUIRE(chosen.size() == 2);
    CHECK(chosen[0][0].value<ServerId>() == ServerId{1});
}

TEST_CASE("Alerts are copied as lines of columns")
{
    const PaneFixture fixture;
    fixture.table().selectAll();

    fixture.pane.findChild<QAction*>(u"copyAlert"_s)->trigger();

    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].startsWith(u"critical\tfiring\tweb-2\t"_s));
}

TEST_CASE("The menu of an alert offers what can be done with its server")
{
    const PaneFixture fixture;
    fixture.showAll();
    REQUIRE(fixture.servers() == QStringList{u"web-2"_s, u"web-1"_s, u"web-3"_s});

    CHECK(fixture.menuOf(0)
          == QStringList{u"openAlert"_s,
                         u"copyAlert"_s,
                         u"brief.editServer"_s,
                         u"brief.stopServer"_s,
                         u"brief.copyAddress"_s,
                         u"brief.removeServer"_s});
    CHECK(fixture.menuOf(1)
          == QStringList{u"openAlert"_s,
                         u"copyAlert"_s,
                         u"brief.editServer"_s,
                         u"brief.stopServer"_s,
                         u"brief.connectNow"_s,
                         u"brief.whyNotConnected"_s,
                         u"brief.copyAddress"_s,
                         u"brief.removeServer"_s});
    CHECK(fixture.menuOf(2) == QStringList{u"openAlert"_s, u"copyAlert"_s});
}

TEST_CASE("The menu of alerts acts on each of their servers once, and takes no keys")
{
    PaneFixture fixture;
    Alert second = alertIn(4, seconds{50});
    second.server = ServerId{1};
    fixture.alerts.apply(second);
    QSignalSpy removals(&fixture.pane.serverMenu(), &ServerMenu::removeRequested);
    fixture.table().setFocus();
    fixture.table().selectAll();

    QTest::keyClick(&fixture.table(), Qt::Key_Delete);
    CHECK(removals.isEmpty());
    fixture.pane.findChild<QAction*>(u"brief.removeServer"_s)->trigger();

    REQUIRE(removals.size() == 1);
    CHECK(removals[0][0].value<std::vector<ServerId>>() == std::vector{ServerId{1}, ServerId{2}});
}

TEST_CASE("The widths of the columns can be kept")
{
    PaneFixture first;
    first.table().horizontalHeader()->resizeSection(static_cast<int>(AlertColumn::Server), 321);
    PaneFixture second;

    second.pane.restoreHeader(first.pane.headerState());

    CHECK(second.table().columnWidth(static_cast<int>(AlertColumn::Server)) == 321);
}

TEST_CASE("Hostile alerts are painted")
{
    PaneFixture fixture;
    std::vector<Alert> alerts;
    for (const QString& text : test::hostileStrings()) {
        Alert alert = alertIn(static_cast<qint64>(alerts.size()) + 1, seconds{5});
        alert.serverName = text;
        alert.rule = text;
        alerts.push_back(alert);
    }
    fixture.alerts.load(alerts);
    const QPixmap picture = fixture.pane.grab();

    CHECK_FALSE(picture.isNull());
}
