// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ui/HistoryStage.h"
#include "ui/MainWindow.h"
#include "ui/UiBridge.h"
#include "ui/fleet/FleetPage.h"
#include "ui/history/HistoryPage.h"
#include "ui/history/ViewMenu.h"
#include "ui/servers/ServerListView.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// The main window with two servers.
struct HistoryWindow
{
    explicit HistoryWindow(const WindowState& state = {})
    {
        fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
        fleet.state.statuses
            = {makeStatus(web, ServerState::Online), makeStatus(db, ServerState::Online)};
        window.restore(state);
        window.show();
        fleet.deliver();
    }

    [[nodiscard]] HistoryPage& page() const { return *window.findChild<HistoryPage*>(); }
    [[nodiscard]] QAction& action(const QString& name) const
    {
        return *window.findChild<QAction*>(name);
    }

    FakeFleet fleet;
    UiBridge bridge{fleet};
    MainWindow window{bridge, Settings{}, {}};
};

HistoryView windowView()
{
    HistoryView view;
    view.servers = {web};
    view.metrics = {{u"cpu"_s, u"totalUsage"_s, {}}};
    view.range.span = seconds{3'600};
    return view;
}

} // namespace

TEST_CASE("The history is opened by its action and by the tool bar")
{
    const bool byAction = GENERATE(true, false);
    const HistoryWindow fixture;

    if (byAction) {
        fixture.action(u"actionHistory"_s).trigger();
    } else {
        fixture.window.findChild<QWidget*>(u"pages"_s)
            ->findChild<QPushButton*>(u"segment2"_s)
            ->click();
    }

    CHECK(fixture.page().isVisible());
    CHECK_FALSE(fixture.window.findChild<ServerListView*>()->isVisible());
    CHECK(fixture.window.windowTitle() == u"Vedette — History"_s);
}

TEST_CASE("The list of servers is back with the other pages")
{
    HistoryWindow fixture;
    fixture.window.showHistory();

    fixture.window.showFleet();

    CHECK(fixture.window.findChild<FleetPage*>()->isVisible());
    CHECK(fixture.window.findChild<ServerListView*>()->isVisible());
}

TEST_CASE("Find means the servers of the history while that is shown")
{
    HistoryWindow fixture;
    fixture.window.showHistory();

    fixture.action(u"actionFind"_s).trigger();

    CHECK(fixture.window.focusWidget()
          == fixture.window.findChild<QLineEdit*>(u"historyServersFilter"_s));
}

TEST_CASE("A chart of a server opens in the history over the same time")
{
    HistoryWindow fixture;
    auto* const detail = fixture.window.findChild<DetailPage*>();
    Series user{{u"cpu"_s, u"user"_s, {}}, {{systemClock().now() - 1min, 10}}, {}};
    fixture.fleet.history.insert(user.metric, user);
    detail->setSpan(seconds{3'600});
    fixture.fleet.deliver();

    detail->findChild<ChartPanel*>(u"cpu"_s)->findChild<QAction*>(u"openInHistory"_s)->trigger();

    CHECK(fixture.page().isVisible());
    const HistoryView view = fixture.page().view();
    CHECK(view.servers == std::vector{web});
    CHECK(view.metrics == std::vector{user.metric});
    CHECK(view.range == HistoryRange{seconds{3'600}, std::nullopt});
}

TEST_CASE("A later start shows the history as it was left")
{
    WindowState left;
    {
        HistoryWindow before;
        before.page().setView(windowView());
        before.page().findChild<ViewMenu*>()->saveAs(u"Daily"_s);
        before.window.showHistory();
        left = before.window.windowState();
    }

    const HistoryWindow after(left);

    CHECK(left.page == u"history"_s);
    CHECK(after.page().isVisible());
    CHECK(after.page().view().metrics == windowView().metrics);
    CHECK(after.page().findChild<ViewMenu*>()->saved().entries().size() == 1);
}

TEST_CASE("A saved view is kept at once")
{
    HistoryWindow fixture;
    fixture.page().setView(windowView());
    const QSignalSpy changed(&fixture.window, &MainWindow::stateChanged);

    fixture.page().findChild<ViewMenu*>()->saveAs(u"Daily"_s);

    CHECK(changed.size() == 1);
    CHECK(fixture.window.windowState().historyViews.contains("Daily"));
}

TEST_CASE("A server's history that the other page pushed aside is asked for once it is shown")
{
    HistoryWindow fixture;
    auto* const detail = fixture.window.findChild<DetailPage*>();
    fixture.window.showHistory();
    fixture.fleet.failure = Error{ErrorCode::Cancelled, {}, 0};
    detail->setSpan(seconds{3'600});
    fixture.fleet.deliver();
    fixture.fleet.failure.reset();
    const std::size_t before = fixture.fleet.historyQueries.size();

    fixture.window.showServer(web);

    CHECK(fixture.fleet.historyQueries.size() == before + 1);
    CHECK(detail->findChild<QWidget*>(u"rangeNote"_s)->isHidden());
}

TEST_CASE("A page that is left asks for nothing more")
{
    HistoryStage stage;
    HistoryView view = stage.both();
    for (qint64 id = 10; id < 15; ++id) {
        stage.model.addServer(makeServer(id, u"more-%1"_s.arg(id)));
        view.servers.push_back(ServerId{id});
    }
    stage.page.setView(view);
    REQUIRE(pumpUntil([&] { return stage.fleet.historyQueries.size() == 4; }));

    stage.page.hide();
    stage.fleet.deliver();

    CHECK(stage.fleet.historyQueries.size() == 4);
}

TEST_CASE("Every control of the page has a name for those who can't see it")
{
    HistoryStage stage;
    stage.show(stage.both());

    const auto boxes = stage.page.findChildren<QComboBox*>();
    for (const QComboBox* const box : boxes) {
        CHECK_FALSE(box->accessibleName().isEmpty());
    }
    const auto lists = stage.page.findChildren<QListWidget*>();
    for (const QListWidget* const list : lists) {
        CHECK_FALSE(list->accessibleName().isEmpty());
    }
    CHECK(stage.view(0).accessibleName().contains(u"CPU usage"_s));
}

TEST_CASE("Tab goes from the lists into the charts")
{
    HistoryStage stage;
    stage.show(stage.both());
    const QWidget* field = &stage.part<QToolButton>(u"historyMetricsClear"_s);

    for (int step = 0; step < 50 && field != &stage.view(0); ++step) {
        field = field->nextInFocusChain();
    }

    CHECK(field == &stage.view(0));
}
