// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/ui/DetailStage.h"
#include "ui/history/HistoryBoard.h"
#include "ui/history/HistoryChart.h"
#include "ui/history/HistoryPage.h"

#include <algorithm>
#include <utility>

namespace vedette::test {

/// Two servers with two weeks of cpu and load, and a page that is shown.
struct HistoryStage
{
    HistoryStage()
    {
        using namespace Qt::StringLiterals;
        fleet.state.servers = {makeServer(web.value, u"web-1"_s), makeServer(db.value, u"db-1"_s)};
        fleet.state.servers[0].tags = {u"front"_s};
        model.load(fleet.state);
        store(cpu, 20.0);
        store(load, 2.0);
        page.resize(1100, 760);
        page.show();
    }

    void store(const MetricId& metric, double value)
    {
        using namespace std::chrono_literals;
        Series series{metric, {}, {}};
        for (Timestamp time = now - 14 * 24h; time <= now; time += 10min) {
            series.points.push_back({time, value});
        }
        fleet.history.insert(metric, series);
    }

    /// Both servers and both metrics, the last six hours.
    [[nodiscard]] ui::HistoryView both() const
    {
        ui::HistoryView view;
        view.servers = {web, db};
        view.metrics = {cpu, load};
        view.range.span = seconds{6 * 3600};
        return view;
    }

    /// Runs until something is asked for, and answers it and all that follows; without what is
    /// asked for the time axis alone.
    std::vector<HistoryQuery> settle()
    {
        using namespace Qt::StringLiterals;
        REQUIRE(pumpUntil([this] { return !fleet.historyQueries.empty(); }));
        fleet.deliver();
        std::vector<HistoryQuery> asked = std::exchange(fleet.historyQueries, {});
        std::erase_if(asked, [](HistoryQuery& query) {
            const auto uptimes = std::erase_if(
                query.metrics, [](const MetricId& metric) { return metric.type == "uptime"_L1; });
            return uptimes > 0 && query.metrics.empty();
        });
        return asked;
    }

    std::vector<HistoryQuery> show(const ui::HistoryView& view)
    {
        page.setView(view);
        return settle();
    }

    [[nodiscard]] ui::HistoryBoard& board() const { return *page.findChild<ui::HistoryBoard*>(); }
    [[nodiscard]] ui::HistoryChart& chart(std::size_t place) const
    {
        return *board().charts().at(place);
    }
    [[nodiscard]] ui::ChartView& view(std::size_t place) const
    {
        return chart(place).panel().view();
    }
    [[nodiscard]] const Series& curve(std::size_t place, std::size_t curve) const
    {
        return view(place).spec().curves.at(curve).data.series();
    }

    template <class T>
    [[nodiscard]] T& part(const QString& name) const
    {
        return *page.findChild<T*>(name);
    }

    Timestamp now = systemClock().now();
    MetricId cpu{QStringLiteral("cpu"), QStringLiteral("totalUsage"), {}};
    MetricId load{QStringLiteral("load"), QStringLiteral("load1"), {}};
    FakeFleet fleet;
    ui::ServerModel model;
    ui::HistoryPage page{fleet, model};
};

} // namespace vedette::test
