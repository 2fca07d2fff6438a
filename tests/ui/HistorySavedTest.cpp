// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the page of the history keeps.
#include "tests/ui/HistoryStage.h"
#include "ui/NoticeBar.h"
#include "ui/history/ViewMenu.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

QAction* viewAction(ViewMenu& menu, const QString& name)
{
    Q_EMIT menu.menu()->aboutToShow();
    const auto actions = menu.menu()->actions();
    const auto found = std::ranges::find(actions, name, &QAction::text);
    return found == actions.end() ? nullptr : *found;
}

QStringList savedNames(const HistoryPage& page)
{
    QStringList names;
    for (const SavedViews::Entry& entry : page.findChild<ViewMenu*>()->saved().entries()) {
        names.append(entry.view.name);
    }
    return names;
}

} // namespace

TEST_CASE("A view is saved, opened, changed and renamed")
{
    HistoryStage stage;
    stage.show(stage.both());
    auto& menu = stage.part<ViewMenu>(u"historyViews"_s);
    QSignalSpy changed(&stage.page, &HistoryPage::savedViewsChanged);

    menu.saveAs(u"Everyday & more"_s);
    HistoryView other = stage.both();
    other.metrics = {stage.load};
    stage.show(other);
    QAction* const open = viewAction(menu, u"Everyday && more"_s);
    REQUIRE(open != nullptr);
    open->trigger();
    const auto asked = stage.settle();
    menu.rename(u"Daily"_s);

    CHECK(asked.size() == 2); // one per server
    CHECK(stage.page.view().name == u"Daily"_s);
    CHECK(stage.page.view().metrics == stage.both().metrics);
    CHECK(savedNames(stage.page) == QStringList{u"Daily"_s});
    CHECK(changed.size() == 2);
}

TEST_CASE("A deleted view can be brought back for a while")
{
    HistoryStage stage;
    stage.show(stage.both());
    auto& menu = stage.part<ViewMenu>(u"historyViews"_s);
    menu.saveAs(u"Daily"_s);

    menu.remove();
    const QStringList between = savedNames(stage.page);
    auto& notice = stage.part<NoticeBar>(u"historyNotice"_s);
    const QString told = notice.text();
    notice.findChild<QPushButton*>(u"noticeAction"_s)->click();

    CHECK(between.isEmpty());
    CHECK(told.contains(u"Daily"_s));
    CHECK(savedNames(stage.page) == QStringList{u"Daily"_s});
}

TEST_CASE("A name that can't be is refused in words")
{
    HistoryStage stage;
    stage.show(stage.both());
    auto& menu = stage.part<ViewMenu>(u"historyViews"_s);

    menu.saveAs(u"   "_s);

    CHECK_FALSE(stage.part<NoticeBar>(u"historyNotice"_s).text().isEmpty());
    CHECK(savedNames(stage.page).isEmpty());
}

TEST_CASE("Saved views and what is shown come back with the next start")
{
    HistoryStage before;
    HistoryView view = before.both();
    view.layout = HistoryLayout::Multiples;
    view.range.fixed = TimeRange{fromMsecs(1'700'000'000'000), fromMsecs(1'700'003'600'000)};
    view.compare.with = CompareWith::DayBefore;
    before.show(view);
    before.part<ViewMenu>(u"historyViews"_s).saveAs(u"Incident"_s);

    HistoryStage after;
    after.page.restoreSavedViews(before.page.savedViews());
    after.page.restoreState(before.page.state());
    const auto asked = after.settle();

    CHECK(after.page.view() == before.page.view());
    CHECK(savedNames(after.page) == QStringList{u"Incident"_s});
    CHECK(asked.front().range == *view.range.fixed);
}

TEST_CASE("A state that is garbage leaves the page as it was")
{
    const QByteArray garbage
        = GENERATE(QByteArray(), QByteArray("[1, 2]"), QByteArray("\x00\xff{", 3));
    HistoryStage stage;
    stage.show(stage.both());

    stage.page.restoreState(garbage);
    stage.page.restoreSavedViews(garbage);

    CHECK(stage.page.view() == stage.both());
    CHECK(savedNames(stage.page).isEmpty());
}
