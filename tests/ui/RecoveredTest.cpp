// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/charts/HoverItem.h"
#include "ui/history/HistoryChart.h"
#include "ui/history/HistoryEvents.h"
#include "ui/history/HistoryMarks.h"

#include <QGraphicsScene>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::ui;

namespace {

const Timestamp recoveredStart = fromMsecs(1'700'000'000'000);
const TimeRange recoveredHour{recoveredStart, recoveredStart + 1h};

BootRecord bootAt(Timestamp at, BootEvent event = BootEvent::Started)
{
    return {event, BootSource::Journal, at};
}

/// Values each minute, of which those of the middle twenty are recovered.
History partlyRecovered()
{
    Series series;
    for (Timestamp time = recoveredHour.from; time < recoveredHour.to; time += 1min) {
        series.points.push_back({time, 30});
    }
    History history{{}, {series}, {}};
    history.recovered = {{recoveredStart + 20min, recoveredStart + 40min}};
    return history;
}

QString bubbleAt(HistoryChart& chart, Timestamp time)
{
    chart.panel().view().setCrosshair(time, true);
    const auto items = chart.panel().view().scene()->items();
    for (const QGraphicsItem* const item : items) {
        const auto* const hover = dynamic_cast<const HoverItem*>(item);
        if (hover != nullptr && hover->content()) {
            return hover->content()->rows.front().value;
        }
    }
    return {};
}

} // namespace

TEST_CASE("The bubble tells a value that was recovered from one that was watched")
{
    PlannedChart planned;
    planned.metric = {u"cpu"_s, u"totalUsage"_s, {}};
    planned.unit = Unit::Percent;
    planned.curves = {{ServerId{1}, u"web"_s, 0}};
    HistoryChart chart(planned);
    chart.resize(640, 420);
    chart.setRange(recoveredHour, recoveredHour.to);
    chart.show();

    chart.take({}, partlyRecovered());
    chart.panel().view().refreshNow();

    CHECK(bubbleAt(chart, recoveredStart + 30min).contains(u"recovered (sysstat)"_s));
    CHECK_FALSE(bubbleAt(chart, recoveredStart + 10min).contains(u"recovered"_s));
    CHECK_FALSE(bubbleAt(chart, recoveredStart + 50min).contains(u"recovered"_s));
}

TEST_CASE("A start that the uptime tells, too, is marked once")
{
    const std::vector<ChartMark> reboots{
        {MarkKind::Reboot, recoveredStart + 30min, recoveredStart + 30min, {}, u"web"_s}};

    const auto marks = bootMarks({bootAt(recoveredStart + 10min),
                                  bootAt(recoveredStart + 28min, BootEvent::Stopped),
                                  bootAt(recoveredStart + 29min),
                                  bootAt(recoveredStart + 2h)},
                                 reboots,
                                 recoveredHour,
                                 u"web"_s);

    REQUIRE(marks.size() == 2);
    CHECK(marks[0].at == recoveredStart + 10min);
    CHECK(marks[0].text.contains(u"journal"_s));
    CHECK(marks[1].at == recoveredStart + 28min);
    CHECK(marks[1].text != marks[0].text);
}

TEST_CASE("Starts that servers had written down are asked for with each view")
{
    test::FakeFleet fleet;
    HistoryEvents events(fleet);
    const std::vector<PlannedCurve> servers{{ServerId{1}, u"web"_s, 0}, {ServerId{1}, u"web"_s, 0}};
    events.watch(servers, recoveredHour);
    fleet.deliver();
    const std::size_t before = events.marks({servers[0]}, recoveredHour).size();

    fleet.fakeProbes.boots = {bootAt(recoveredStart + 10min)};
    events.watch(servers, recoveredHour);
    fleet.deliver();

    CHECK(before == 0);
    CHECK(events.marks({servers[0]}, recoveredHour).size() == 1);
    CHECK(fleet.fakeProbes.bootServers == std::vector{ServerId{1}, ServerId{1}});
}
