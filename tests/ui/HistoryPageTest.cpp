// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/HostileStrings.h"
#include "tests/ui/HistoryStage.h"
#include "ui/history/StatisticsTable.h"
#include "ui/history/TickList.h"
#include "ui/servers/EmptyPage.h"
#include "ui/theme/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

QListWidgetItem* rowOf(const HistoryStage& stage, const QString& list, const QString& text)
{
    const auto found = stage.part<QListWidget>(list).findItems(text, Qt::MatchExactly);
    REQUIRE(found.size() == 1);
    return found.front();
}

int shownRows(const QListWidget& list)
{
    int shown = 0;
    for (int i = 0; i < list.count(); ++i) {
        shown += list.item(i)->isHidden() ? 0 : 1;
    }
    return shown;
}

QString shownEmptyTitle(const HistoryStage& stage)
{
    const auto pages = stage.page.findChildren<EmptyPage*>();
    for (const EmptyPage* const page : pages) {
        if (page->isVisible()) {
            return page->findChild<PlainLabel*>(u"emptyTitle"_s)->text();
        }
    }
    return {};
}

} // namespace

TEST_CASE("Each server is asked once for all its charts, over the range and their pixels")
{
    HistoryStage stage;

    const std::vector<HistoryQuery> asked = stage.show(stage.both());

    REQUIRE(asked.size() == 2);
    CHECK(asked[0].server == web);
    CHECK(asked[1].server == db);
    CHECK(asked[0].metrics == std::vector{stage.cpu, stage.load});
    CHECK(asked[1].metrics == std::vector{stage.cpu, stage.load});
    for (const HistoryQuery& query : asked) {
        CHECK(query.range.length() == 6h);
        CHECK(query.range == asked.front().range);
        CHECK(query.columns >= 100);
    }
    CHECK(stage.curve(0, 0).points.size() >= 35);
    CHECK(stage.curve(1, 1).points.back().value == 2.0);
}

TEST_CASE("Nothing is asked for while nobody looks, and all of it when somebody does")
{
    HistoryStage stage;
    stage.page.hide();
    stage.fleet.historyQueries.clear();
    stage.page.setView(stage.both());
    QCoreApplication::sendPostedEvents();
    const bool wasQuiet = stage.fleet.historyQueries.empty();

    stage.page.show();

    CHECK(wasQuiet);
    CHECK(stage.settle().size() == 2);
}

TEST_CASE("Ticking a server or a metric asks for its charts")
{
    HistoryStage stage;
    HistoryView view = stage.both();
    view.servers = {web};
    view.metrics = {stage.cpu};
    stage.show(view);

    rowOf(stage, u"historyServersList"_s, u"db-1"_s)->setCheckState(Qt::Checked);
    const auto afterServer = stage.settle();
    rowOf(stage, u"historyMetricsList"_s, u"Load, 1 minute"_s)->setCheckState(Qt::Checked);
    const auto afterMetric = stage.settle();

    CHECK(afterServer.size() == 2);
    REQUIRE(afterMetric.size() == 2);
    CHECK(afterMetric[1].metrics == std::vector{stage.cpu, stage.load});
    CHECK(stage.page.view().servers == std::vector{web, db});
    CHECK(stage.page.view().metrics == std::vector{stage.cpu, stage.load});
}

TEST_CASE("A tag stands for its servers, also for those that get it later")
{
    HistoryStage stage;
    HistoryView view = stage.both();
    view.servers.clear();
    view.tags = {u"front"_s};
    const auto before = stage.show(view);
    Server tagged = stage.fleet.state.servers[1];
    tagged.tags = {u"front"_s};

    stage.model.updateServer(tagged);
    const auto after = stage.settle();

    CHECK(before.size() == 1);
    CHECK(after.size() == 2);
}

TEST_CASE("The answer to an older question is shown in no chart")
{
    HistoryStage stage;
    HistoryView view = stage.both();
    view.metrics = {stage.cpu};
    stage.page.setView(view);
    REQUIRE(pumpUntil([&] { return stage.fleet.historyQueries.size() == 2; }));

    view.metrics = {stage.load};
    stage.page.setView(view);
    REQUIRE(pumpUntil([&] { return stage.fleet.historyQueries.size() == 4; }));
    stage.fleet.deliver();

    REQUIRE(stage.board().charts().size() == 1);
    CHECK(stage.chart(0).planned().metric == stage.load);
    CHECK(stage.curve(0, 0).points.back().value == 2.0);
    CHECK(stage.curve(0, 1).points.back().value == 2.0);
}

TEST_CASE("A zoom in one chart moves all of them at once, and asks once for many steps")
{
    HistoryStage stage;
    stage.show(stage.both());
    TimeRange wanted;

    for (int step = 1; step <= 5; ++step) {
        wanted = {stage.now - 5h + step * 10min, stage.now - 1h};
        Q_EMIT stage.chart(0).panel().zoomRequested(wanted);
    }
    const TimeRange atOnce = stage.view(1).range();
    const bool wasQuiet = stage.fleet.historyQueries.empty();
    const auto asked = stage.settle();

    CHECK(atOnce == wanted);
    CHECK(wasQuiet);
    REQUIRE(asked.size() == 2);
    CHECK(asked.front().range == wanted);
    CHECK(stage.page.view().range.fixed == wanted);
}

TEST_CASE("Back undoes a zoom, by button and by double click")
{
    const bool byButton = GENERATE(true, false);
    HistoryStage stage;
    stage.show(stage.both());
    auto& back = stage.part<QToolButton>(u"historyBack"_s);
    const bool couldBefore = back.isEnabled();
    Q_EMIT stage.chart(0).panel().zoomRequested({stage.now - 3h, stage.now - 2h});
    stage.settle();

    if (byButton) {
        back.click();
    } else {
        Q_EMIT stage.chart(1).panel().resetRequested();
    }
    const auto asked = stage.settle();

    CHECK_FALSE(couldBefore);
    CHECK(asked.front().range.length() == 6h);
    CHECK_FALSE(stage.page.view().range.fixed);
    CHECK_FALSE(back.isEnabled());
}

TEST_CASE("Now keeps the length of a zoom and follows the present again")
{
    HistoryStage stage;
    stage.show(stage.both());
    Q_EMIT stage.chart(0).panel().zoomRequested({stage.now - 5h, stage.now - 3h});
    stage.settle();

    stage.part<QToolButton>(u"historyNow"_s).click();
    const auto asked = stage.settle();

    CHECK(asked.front().range.length() == 2h);
    CHECK(asked.front().range.to >= stage.now);
    CHECK_FALSE(stage.page.view().range.fixed);
}

TEST_CASE("A preset asks for its span")
{
    HistoryStage stage;
    stage.show(stage.both());

    stage.part<QWidget>(u"historySpans"_s).findChild<QPushButton*>(u"segment4"_s)->click();

    CHECK(stage.settle().front().range.length() == 30 * 24h);
}

TEST_CASE("From and to are shown once they are given, and never backwards")
{
    HistoryStage stage;
    stage.show(stage.both());
    stage.part<QToolButton>(u"historyRange"_s).click();
    auto& from = stage.part<QDateTimeEdit>(u"historyFrom"_s);
    auto& to = stage.part<QDateTimeEdit>(u"historyTo"_s);
    auto& apply = stage.part<QPushButton>(u"historyApply"_s);
    const QDateTime day(QDate(2024, 3, 5), QTime(12, 0));
    const auto shown = from.dateTime().msecsTo(to.dateTime());

    to.setDateTime(day);
    const bool canBackwards = apply.isEnabled();
    from.setDateTime(day.addDays(-2));
    const bool wasQuiet = stage.fleet.historyQueries.empty();
    apply.click();
    const auto asked = stage.settle();

    CHECK(shown == 6LL * 3'600'000);
    CHECK_FALSE(canBackwards);
    CHECK(wasQuiet);
    CHECK(asked.front().range.from == fromMsecs(day.addDays(-2).toMSecsSinceEpoch()));
    CHECK(asked.front().range.to == fromMsecs(day.toMSecsSinceEpoch()));
}

TEST_CASE("A comparison asks for the earlier time as well and draws it over the present")
{
    HistoryStage stage;
    HistoryView view = stage.both();
    view.servers = {web};
    view.metrics = {stage.cpu};
    stage.show(view);
    auto& compare = stage.part<QComboBox>(u"historyCompare"_s);

    compare.setCurrentIndex(static_cast<int>(CompareWith::WeekBefore));
    Q_EMIT compare.activated(compare.currentIndex());
    const auto asked = stage.settle();

    REQUIRE(asked.size() == 2);
    CHECK(asked[0].range.from - asked[1].range.from == 7 * 24h);
    CHECK(asked[0].range.to - asked[1].range.to == 7 * 24h);
    REQUIRE(stage.view(0).spec().curves.size() == 2);
    const Series& past = stage.curve(0, 1);
    REQUIRE_FALSE(past.points.empty());
    CHECK(past.points.front().time >= asked[0].range.from);
    CHECK(past.points.back().time <= asked[0].range.to);
}

TEST_CASE("Small charts are one per server and metric, with one scale per metric or their own")
{
    HistoryStage stage;
    HistoryView view = stage.both();
    view.layout = HistoryLayout::Multiples;
    view.metrics = {stage.load};
    const auto asked = stage.show(view);
    Series high = stage.fleet.history.value(stage.load);
    for (SeriesPoint& point : high.points) {
        point.value = 400;
    }
    stage.chart(1).panel().setSeries(0, high);
    Q_EMIT stage.chart(0).panel().zoomRequested({stage.now - 5h, stage.now - 1h});
    const double shared = stage.view(0).spec().leastMaximum;

    stage.part<QCheckBox>(u"historySameScale"_s).click();
    stage.settle();

    CHECK(asked.size() == 2);
    REQUIRE(stage.board().charts().size() == 2);
    CHECK(shared == 400);
    CHECK(stage.view(0).spec().leastMaximum == 0);
}

TEST_CASE("A chart that can't be read says why, and tries again alone")
{
    HistoryStage stage;
    stage.fleet.failure = Error{ErrorCode::StoreBusy, {}, 0};
    stage.show(stage.both());
    auto* const retry = stage.chart(1).findChild<QToolButton*>(u"historyRetry"_s);
    const bool couldRetry = retry->isVisible();
    stage.fleet.failure.reset();

    retry->click();
    const auto asked = stage.settle();

    CHECK(couldRetry);
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].metrics == std::vector{stage.load});
    CHECK_FALSE(stage.chart(1).failure());
    CHECK(stage.chart(0).failure());
    CHECK_FALSE(stage.curve(1, 0).points.empty());
}

TEST_CASE("An empty page says what to tick")
{
    HistoryStage stage;
    const QString first = shownEmptyTitle(stage);
    HistoryView view;
    view.servers = {web};

    stage.page.setView(view);
    const QString second = shownEmptyTitle(stage);
    const auto asked = stage.settle();
    view.metrics = {stage.cpu};
    stage.show(view);

    CHECK(first.contains(u"server"_s));
    CHECK(second.contains(u"metric"_s));
    REQUIRE(asked.size() == 1); // what there is to tick
    CHECK(asked.front().metrics.empty());
    CHECK(shownEmptyTitle(stage).isEmpty());
    CHECK(stage.board().isVisible());
}

TEST_CASE("What is stored can be ticked, though no poll tells it any more")
{
    HistoryStage stage;
    stage.store({u"disk"_s, u"usedPercent"_s, u"/old"_s}, 50);
    HistoryView view;
    view.servers = {web};

    stage.show(view);

    rowOf(stage, u"historyMetricsList"_s, u"File system usage /old"_s);
}

TEST_CASE("The lists are filtered by every word that is typed, and Enter ticks")
{
    HistoryStage stage;
    stage.show(stage.both());
    auto& filter = stage.part<QLineEdit>(u"historyMetricsFilter"_s);
    const auto& list = stage.part<QListWidget>(u"historyMetricsList"_s);
    const int all = shownRows(list);

    filter.setText(u"swap percent"_s);
    const int some = shownRows(list);
    QTest::keyClick(&filter, Qt::Key_Return);
    filter.setText(u"no such thing"_s);

    CHECK(some > 0);
    CHECK(some < all);
    CHECK(stage.page.view().metrics.back() == MetricId{u"swap"_s, u"usedPercent"_s, {}});
    CHECK_FALSE(list.isVisible());
}

TEST_CASE("What there is no room for is told")
{
    HistoryStage stage;
    for (qint64 id = 10; id < 25; ++id) {
        stage.model.addServer(makeServer(id, u"more-%1"_s.arg(id)));
    }
    HistoryView view = stage.both();
    for (qint64 id = 10; id < 25; ++id) {
        view.servers.push_back(ServerId{id});
    }

    const auto asked = stage.show(view);

    CHECK(asked.size() == mostCurves);
    CHECK(stage.part<PlainLabel>(u"historyLeftOut"_s).isVisible());
    CHECK(stage.part<PlainLabel>(u"historyLeftOut"_s).text().startsWith(u"5 "_s));
}

TEST_CASE("One that is left out is told as one")
{
    HistoryStage stage;
    HistoryView view = stage.both();
    view.layout = HistoryLayout::Multiples;
    view.servers = {web};
    view.metrics.clear();
    for (std::size_t i = 0; i <= mostCharts; ++i) {
        view.metrics.push_back({u"disk"_s, u"usedPercent"_s, u"/%1"_s.arg(i)});
    }

    stage.show(view);

    CHECK(stage.part<PlainLabel>(u"historyLeftOut"_s).text()
          == u"1 more chart is left out: there is room for 12."_s);
}

TEST_CASE("What happened stands on the time axis of the server's charts, until it is not wanted")
{
    HistoryStage stage;
    Series uptime{
        {u"uptime"_s, u"seconds"_s, {}}, {{stage.now - 2h, 90'000}, {stage.now - 1h, 600}}, {}};
    stage.fleet.history.insert(uptime.metric, uptime);
    stage.fleet.fakeProbes.hardware.changes
        = {{stage.now - 3h, {HardwarePart::Kernel, {}, u"6.1"_s, u"6.6"_s}}};
    HistoryView view = stage.both();
    view.servers = {web};
    stage.show(view);
    const std::vector<ChartMark> marks = stage.view(0).marks();

    stage.part<QCheckBox>(u"historyMarks"_s).click();

    REQUIRE(marks.size() == 2);
    CHECK(marks[0].kind == MarkKind::Reboot);
    CHECK(marks[1].kind == MarkKind::Hardware);
    CHECK(stage.view(0).marks().empty());
}

TEST_CASE("Names of servers, however hostile, stay plain text")
{
    const QString hostile = GENERATE(from_range(hostileStrings()));
    HistoryStage stage;
    Server server = stage.fleet.state.servers[0];
    server.name = hostile;
    server.tags = {hostile};
    stage.model.updateServer(server);
    HistoryView view = stage.both();
    view.layout = HistoryLayout::Multiples;

    stage.show(view);

    const auto labels = stage.page.findChildren<QLabel*>();
    for (const QLabel* const label : labels) {
        CHECK(label->textFormat() == Qt::PlainText);
        CHECK_FALSE(label->text().contains(QChar(0x202E)));
    }
    const auto& list = stage.part<QListWidget>(u"historyServersList"_s);
    for (int i = 0; i < list.count(); ++i) {
        CHECK(list.item(i)->text().size() < 200);
        CHECK_FALSE(list.item(i)->text().contains(u'\n'));
        CHECK_FALSE(list.item(i)->toolTip().contains(u"<b>bold"_s));
        CHECK_FALSE(list.item(i)->toolTip().contains(u"<img"_s));
    }
    for (const StatisticsTable::Row& row : stage.chart(0).findChild<StatisticsTable*>()->rows()) {
        CHECK(row.label.size() < 200);
    }
}
