// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/MainWindow.h"

#include "core/model/ServerJson.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/Pump.h"
#include "tests/ui/DetailStage.h"
#include "ui/NoticeBar.h"
#include "ui/ServerCommands.h"
#include "ui/alerts/AlertPane.h"
#include "ui/commands/CommandPalette.h"
#include "ui/detail/DetailPage.h"
#include "ui/fleet/FleetPage.h"
#include "ui/import/ImportDialog.h"
#include "ui/servers/HostKeyDialog.h"
#include "ui/servers/ServerDialog.h"
#include "ui/servers/ServerListView.h"
#include "ui/servers/ServerTree.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

struct Fixture
{
    explicit Fixture(bool hasServers = true, const WindowState& state = {})
    {
        if (hasServers) {
            fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
            fleet.state.statuses
                = {makeStatus(web, ServerState::Online), makeStatus(db, ServerState::Online)};
        }
        window.restore(state);
        window.show();
        fleet.deliver();
    }

    template <class T>
    [[nodiscard]] T& part(const QString& name = {}) const
    {
        return *window.findChild<T*>(name);
    }

    void trigger(const QString& action) const { part<QAction>(action).trigger(); }

    FakeFleet fleet;
    UiBridge bridge{fleet};
    MainWindow window{bridge, Settings{}, {}};
};

QString writeFile(const QTemporaryDir& folder, const QByteArray& content)
{
    QString path = folder.filePath(u"servers.json"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return path;
}

} // namespace

TEST_CASE("The first start shows the first server")
{
    const Fixture fixture;

    CHECK(fixture.part<DetailPage>().isVisible());
    CHECK(fixture.part<DetailPage>().server() == web);
    CHECK(fixture.window.windowTitle() == u"Vedette — web"_s);
}

TEST_CASE("A later start shows what was shown before")
{
    WindowState state;
    state.server = db.value;
    state.page = u"fleet"_s;
    state.fleetView = u"table"_s;
    state.spanSeconds = 3600;

    const Fixture fixture(true, state);

    CHECK(fixture.part<FleetPage>().isVisible());
    CHECK(fixture.part<FleetPage>().view() == FleetPage::View::Table);
    const WindowState now = fixture.window.windowState();
    CHECK(now.server == db.value);
    CHECK(now.page == u"fleet"_s);
    CHECK(now.spanSeconds == 3600);
}

TEST_CASE("Closed groups and the columns of the alerts are as they were left")
{
    WindowState left;
    {
        const Fixture before;
        before.part<ServerListView>().setClosedGroups({u"Databases"_s});
        before.part<AlertPane>().findChild<QTableView*>()->horizontalHeader()->resizeSection(0, 77);
        left = before.window.windowState();
    }

    const Fixture after(true, left);

    CHECK(after.part<ServerListView>().closedGroups() == QSet<QString>{u"Databases"_s});
    const auto* table = after.part<AlertPane>().findChild<QTableView*>();
    CHECK(table->horizontalHeader()->sectionSize(0) == 77);
}

TEST_CASE("Without servers the window welcomes, and shows the first one that is added")
{
    Fixture fixture(false);
    auto& welcome = fixture.part<QPushButton>(u"welcomeAdd"_s);
    const bool wasWelcoming = welcome.isVisible();

    fixture.fleet.addServers({makeServer(0, u"new"_s)}, {});
    fixture.fleet.deliver();

    CHECK(wasWelcoming);
    CHECK_FALSE(welcome.isVisible());
    CHECK(fixture.part<DetailPage>().isVisible());
}

TEST_CASE("A server that was added by hand is selected")
{
    Fixture fixture;
    fixture.trigger(u"actionAddServer"_s);
    auto& dialog = fixture.part<ServerDialog>();
    dialog.findChild<QLineEdit*>(u"host"_s)->setText(u"new-1"_s);
    auto* const name = dialog.findChild<QLineEdit*>(u"name"_s);
    REQUIRE(name->text() == u"new-1"_s);

    dialog.findChild<QPushButton*>(u"save"_s)->click();
    fixture.fleet.deliver();

    const auto selected = fixture.part<ServerListView>().selected();
    REQUIRE(selected.size() == 1);
    CHECK(fixture.bridge.servers().find(selected.front())->server.name == u"new-1"_s);
}

TEST_CASE("A removed server can be brought back for a while")
{
    const QString way = GENERATE(u"bar"_s, u"menu"_s);
    Fixture fixture;
    fixture.window.showServer(db);
    auto& toast = fixture.part<NoticeBar>(u"toast"_s);

    fixture.trigger(u"actionRemove"_s);
    fixture.fleet.deliver();
    CHECK(fixture.fleet.calls.contains(u"removeServers"_s));
    CHECK(toast.text() == u"db was removed."_s);
    CHECK(fixture.part<DetailPage>().server() == web);
    if (way == u"bar"_s) {
        toast.findChild<QPushButton*>(u"noticeAction"_s)->click();
    } else {
        fixture.trigger(u"actionUndo"_s);
    }
    fixture.fleet.deliver();

    CHECK(fixture.fleet.calls.contains(u"restoreServers"_s));
    CHECK(fixture.fleet.asked == std::vector{db});
    CHECK(fixture.bridge.servers().find(db) != nullptr);
    CHECK_FALSE(fixture.part<QAction>(u"actionUndo"_s).isEnabled());
}

TEST_CASE("A command that fails says why and offers no undo")
{
    Fixture fixture;
    fixture.fleet.failure = Error{ErrorCode::StoreFull, {}, 0};

    fixture.trigger(u"actionRemove"_s);
    fixture.fleet.deliver();

    CHECK_FALSE(fixture.part<NoticeBar>(u"toast"_s).text().isEmpty());
    CHECK_FALSE(fixture.part<NoticeBar>(u"toast"_s).text().contains(u"removed"_s));
    CHECK_FALSE(fixture.part<QAction>(u"actionUndo"_s).isEnabled());
}

TEST_CASE("Stopping a server turns the action into starting it")
{
    Fixture fixture;

    fixture.trigger(u"actionMonitor"_s);
    fixture.fleet.deliver();
    fixture.trigger(u"actionMonitor"_s);

    CHECK(fixture.fleet.calls.contains(u"pauseServers"_s));
    CHECK(fixture.fleet.calls.last() == u"startServers"_s);
    CHECK(fixture.fleet.asked == std::vector{web});
}

TEST_CASE("An import shows what it would add, and adds what stays ticked")
{
    Fixture fixture;
    const QTemporaryDir folder;
    const QString path = writeFile(
        folder,
        exportServers({makeServer(0, u"web"_s), makeServer(0, u"one"_s), makeServer(0, u"two"_s)}));

    fixture.part<ServerCommands>().previewImport(path);
    REQUIRE(pumpUntil([&] { return fixture.window.findChild<ImportDialog*>() != nullptr; }));
    auto& dialog = fixture.part<ImportDialog>();
    const auto before = dialog.chosen().size();
    fixture.part<QTableWidget>(u"importTable"_s).item(2, 0)->setCheckState(Qt::Unchecked);
    const int known = fixture.bridge.servers().rowCount();
    dialog.accept();
    fixture.fleet.deliver();

    CHECK(known == 2); // nothing is added before the user agrees
    CHECK(before == 2); // "web" is watched already
    REQUIRE(fixture.fleet.calls.last() == u"addServers"_s);
    REQUIRE(fixture.bridge.servers().rowCount() == 3);
    CHECK(fixture.bridge.servers().rows().back().server.name != u"two"_s);
}

TEST_CASE("An import from the SSH configuration is one deed that can be undone")
{
    Fixture fixture;
    SshProposal added;
    added.alias = u"fresh"_s;
    added.server = makeServer(0, u"fresh"_s);
    SshProposal changed;
    changed.alias = u"web"_s;
    changed.state = SshProposal::State::Changed;
    changed.before = fixture.bridge.servers().find(web)->server;
    changed.server = changed.before;
    changed.server.port = 2222;

    fixture.part<ServerCommands>().applySshImport({added, changed});
    fixture.fleet.deliver();
    const int count = fixture.bridge.servers().rowCount();
    const int port = fixture.bridge.servers().find(web)->server.port;
    fixture.trigger(u"actionUndo"_s);
    fixture.fleet.deliver();

    CHECK(count == 3);
    CHECK(port == 2222);
    CHECK(fixture.bridge.servers().rowCount() == 2);
    CHECK(fixture.bridge.servers().find(web)->server == changed.before);
    CHECK_FALSE(fixture.part<QAction>(u"actionUndo"_s).isEnabled());
}

TEST_CASE("The first start offers the SSH configuration where there is one")
{
    const bool isThere = GENERATE(true, false);
    const QTemporaryDir home;
    if (isThere) {
        REQUIRE(QDir(home.path()).mkdir(u".ssh"_s));
        QFile file(home.filePath(u".ssh/config"_s));
        REQUIRE(file.open(QIODevice::WriteOnly));
    }
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toLocal8Bit());

    const Fixture fixture(false);

    qputenv("HOME", before);
    auto* const button = fixture.window.findChild<QPushButton*>(u"welcomeImportSsh"_s);
    CHECK((button != nullptr) == isThere);
}

TEST_CASE("A file that can't be imported is explained")
{
    Fixture fixture;
    const QTemporaryDir folder;

    fixture.part<ServerCommands>().previewImport(writeFile(folder, "{}"));

    const auto& toast = fixture.part<NoticeBar>(u"toast"_s);
    CHECK(pumpUntil([&] { return toast.text().contains(u"servers.json"_s); }));
    CHECK(fixture.window.findChild<ImportDialog*>() == nullptr);
}

TEST_CASE("Accepting an unknown host key trusts exactly the key that was seen")
{
    Fixture fixture;
    ServerStatus waiting = makeStatus(web, ServerState::NeedsUser);
    waiting.error = Error{ErrorCode::HostKeyUnknown, {}, 0};
    waiting.hostKey = HostKeyIssue{{u"ssh-ed25519"_s, "blob"}, {}, u"db1"_s, 22};
    fixture.fleet.push(waiting);

    Q_EMIT fixture.part<DetailPage>().trustRequested(web);
    fixture.part<HostKeyDialog>().accept();

    CHECK(fixture.fleet.calls.last() == u"trustHostKey"_s);
    CHECK(fixture.fleet.trustedKeys == std::vector{*waiting.hostKey});
}

TEST_CASE("A login that waits for a password opens the server's dialog")
{
    Fixture fixture;

    Q_EMIT fixture.part<DetailPage>().credentialRequested(web);

    CHECK(fixture.part<ServerDialog>().isVisible());
}

TEST_CASE("Connect now asks for the server that is shown")
{
    Fixture fixture;
    fixture.window.showServer(db);

    fixture.trigger(u"actionConnect"_s);

    CHECK(fixture.fleet.calls.last() == u"retryNow"_s);
    CHECK(fixture.fleet.asked == std::vector{db});
}

TEST_CASE("Clicks with Control or Shift select several servers, and the page stays")
{
    const auto modifier = GENERATE(Qt::ControlModifier, Qt::ShiftModifier);
    Fixture fixture;
    auto& list = fixture.part<ServerListView>();
    auto& tree = fixture.part<ServerTree>();
    const QModelIndex group = tree.model()->index(0, 0);
    const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
        const QPoint place = tree.visualRect(tree.model()->index(row, 0, group)).center();
        QTest::mouseClick(fixture.window.windowHandle(),
                          Qt::LeftButton,
                          modifiers,
                          tree.viewport()->mapTo(&fixture.window, place));
    };

    click(0, Qt::NoModifier);
    click(1, modifier);
    CHECK(list.selected().size() == 2);
    CHECK(fixture.part<DetailPage>().server() == web);
    click(1, Qt::NoModifier);

    CHECK(list.selected() == std::vector{db});
    CHECK(fixture.part<DetailPage>().server() == db);
}

TEST_CASE("The toolbar follows the servers that are selected")
{
    Fixture fixture;
    fixture.fleet.setMonitored({db}, false);
    fixture.fleet.deliver();
    auto& tree = fixture.part<ServerTree>();
    fixture.window.showServer(db);
    const QString start = fixture.part<QAction>(u"actionMonitor"_s).text();

    tree.selectAll();
    const QString both = fixture.part<QAction>(u"actionMonitor"_s).text();

    CHECK(start != both);
}

TEST_CASE("Next and previous stay within the list")
{
    const Fixture fixture;
    const auto& detail = fixture.part<DetailPage>();

    fixture.trigger(u"actionPreviousServer"_s);
    CHECK(detail.server() == web);
    fixture.trigger(u"actionNextServer"_s);
    fixture.trigger(u"actionNextServer"_s);

    CHECK(detail.server() == db);
}

TEST_CASE("Ctrl+K opens the command palette over the window")
{
    const Fixture fixture;

    fixture.trigger(u"actionPalette"_s);

    CHECK(fixture.part<CommandPalette>().isVisible());
}

TEST_CASE("Every action has a name, a menu entry and a shortcut of its own")
{
    const Fixture fixture;
    QStringList taken;

    const auto actions = fixture.window.findChildren<QAction*>(QRegularExpression(u"^action"_s));

    REQUIRE(actions.size() > 20);
    for (const QAction* const action : actions) {
        const QString keys = action->shortcut().toString();
        CAPTURE(action->objectName(), keys);
        CHECK_FALSE(keys.isEmpty());
        CHECK_FALSE(taken.contains(keys));
        taken += keys;
    }
}

TEST_CASE("History that can't be stored is said above the page until it can")
{
    Fixture fixture;
    auto& notice = fixture.part<NoticeBar>(u"notice"_s);
    CollectorHealth health;
    health.storeError = Error{ErrorCode::StoreFull, {}, 0};

    Q_EMIT fixture.fleet.healthChanged(health);
    const QString during = notice.text();
    health.storeError.reset();
    Q_EMIT fixture.fleet.healthChanged(health);

    CHECK(during.startsWith(u"History can't be written"_s));
    CHECK(notice.text().isEmpty());
}

TEST_CASE("Closing hides the window where there is a tray, and is explained once")
{
    Fixture fixture;
    fixture.window.setTrayAvailable(true);
    const QSignalSpy quits(&fixture.window, &MainWindow::quitRequested);
    const QSignalSpy told(&fixture.window, &MainWindow::closedToTray);

    fixture.window.close();
    fixture.window.present();
    fixture.window.close();

    CHECK(quits.count() == 0);
    CHECK(told.count() == 1);
    CHECK_FALSE(fixture.window.isVisible());
    CHECK(fixture.window.windowState().wasToldOfTray);
}

TEST_CASE("Closing ends the program where there is no tray, or the user wants none")
{
    const bool hasTray = GENERATE(false, true);
    Fixture fixture;
    fixture.window.setTrayAvailable(hasTray);
    Settings settings;
    settings.closesToTray = !hasTray;
    fixture.window.applySettings(settings);
    const QSignalSpy quits(&fixture.window, &MainWindow::quitRequested);

    fixture.window.close();

    CHECK(quits.count() == 1);
}
