// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/detail/DetailPage.h"

#include <QTabWidget>
#include <QTableView>

namespace vedette::test {

inline const ServerId web{1};
inline const ServerId db{2};

inline MetricId metric(const QString& type, const QString& field, const QString& instance = {})
{
    return {type, field, instance};
}

/// Two servers that are up and were polled just now, and a page.
struct DetailStage
{
    explicit DetailStage(ServerState state = ServerState::Online)
    {
        using namespace Qt::StringLiterals;
        using namespace std::chrono_literals;
        fleet.state.servers = {makeServer(web.value, u"web-1"_s), makeServer(db.value, u"db-1"_s)};
        fleet.state.statuses = {makeStatus(web, state, now - 5min), makeStatus(db, state, now)};
        fleet.state.latest = {makeSnapshot(web, now, PollKind::Metrics)};
        model.load(fleet.state);
        Series user{metric(u"cpu"_s, u"user"_s), {}, {}};
        for (Timestamp time = now - 15min; time <= now - 30s; time += 30s) {
            user.points.push_back({time, 10.0});
        }
        fleet.history.insert(user.metric, user);
    }

    void push(const Snapshot& snapshot)
    {
        model.applySnapshots({snapshot});
        page.applySnapshots({snapshot});
    }

    void setStatus(const ServerStatus& status)
    {
        model.applyStatus(status);
        page.applyStatus(status);
    }

    /// By its object name: "processesTab".
    void openTab(const QString& name) const
    {
        using namespace Qt::StringLiterals;
        auto* tabs = page.findChild<QTabWidget*>(u"detailTabs"_s);
        tabs->setCurrentWidget(page.findChild<QWidget*>(name));
    }

    /// What a table shows in one of its cells.
    [[nodiscard]] QString cell(const QString& table, int row, int column) const
    {
        return page.findChild<QTableView*>(table)->model()->index(row, column).data().toString();
    }

    [[nodiscard]] ui::ChartPanel& panel(const QString& name) const
    {
        return *page.findChild<ui::ChartPanel*>(name);
    }

    [[nodiscard]] const Series& series(const QString& name, std::size_t curve = 0) const
    {
        return panel(name).view().spec().curves.at(curve).data.series();
    }

    Timestamp now = systemClock().now();
    FakeFleet fleet;
    ui::ServerModel model;
    ui::DetailPage page{fleet, model};
};

} // namespace vedette::test
