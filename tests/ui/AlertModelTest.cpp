// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/alerts/AlertModel.h"

#include "core/base/Clock.h"
#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

namespace {

using AlertColumn = AlertModel::Column;

Alert alertOf(qint64 id, seconds ago, Severity severity = Severity::Critical)
{
    Alert alert;
    alert.id = AlertId{id};
    alert.server = ServerId{id};
    alert.serverName = u"web-%1"_s.arg(id);
    alert.rule = u"server.unreachable"_s;
    alert.severity = severity;
    alert.reason = Error{ErrorCode::Timeout, {}, 0};
    alert.raisedAt = systemClock().now() - ago;
    return alert;
}

Alert resolved(Alert alert, seconds after)
{
    alert.state = AlertState::Resolved;
    alert.resolvedAt = alert.raisedAt + after;
    return alert;
}

QString cell(const AlertModel& model, int row, AlertColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

TEST_CASE("Alerts stand newest first, however they come")
{
    AlertModel model;
    const QAbstractItemModelTester tester(&model);
    model.load({alertOf(1, seconds{300}), alertOf(2, seconds{100})});

    model.apply(alertOf(3, seconds{200}));

    CHECK(cell(model, 0, AlertColumn::Server) == u"web-2"_s);
    CHECK(cell(model, 1, AlertColumn::Server) == u"web-3"_s);
    CHECK(cell(model, 2, AlertColumn::Server) == u"web-1"_s);
}

TEST_CASE("A row says what is wrong, how bad it is and for how long")
{
    AlertModel model;
    model.load({alertOf(1, seconds{240}, Severity::High)});

    CHECK(cell(model, 0, AlertColumn::Severity) == u"high"_s);
    CHECK(cell(model, 0, AlertColumn::State) == u"firing"_s);
    CHECK(cell(model, 0, AlertColumn::Condition).contains(u"timed out"_s));
    CHECK(cell(model, 0, AlertColumn::Duration) == u"4 min"_s);
    CHECK_FALSE(cell(model, 0, AlertColumn::Since).isEmpty());
    CHECK(model.index(0, 0).data(AlertModel::ServerIdRole).toLongLong() == 1);
}

TEST_CASE("A recovery changes the alert's row and stops its clock")
{
    AlertModel model;
    const QAbstractItemModelTester tester(&model);
    const Alert alert = alertOf(1, seconds{600});
    model.load({alert});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    model.apply(resolved(alert, seconds{120}));

    CHECK(model.rowCount() == 1);
    CHECK(changes.size() == 1);
    CHECK(cell(model, 0, AlertColumn::State) == u"resolved"_s);
    CHECK(cell(model, 0, AlertColumn::Duration) == u"2 min"_s);
    CHECK(model.firingCount() == 0);
}

TEST_CASE("The worst severity counts firing alerts only")
{
    AlertModel model;
    CHECK(model.worst() == std::nullopt);

    model.load({alertOf(1, seconds{1}, Severity::Medium),
                resolved(alertOf(2, seconds{9}, Severity::Critical), seconds{1}),
                alertOf(3, seconds{1}, Severity::High)});

    CHECK(model.worst() == Severity::High);
    CHECK(model.worstOf(ServerId{1}) == Severity::Medium);
    CHECK(model.worstOf(ServerId{2}) == std::nullopt);
    CHECK(model.firingCount() == 2);
}

TEST_CASE("Old resolved alerts make room, firing ones never do")
{
    AlertModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::vector<Alert> alerts{alertOf(1, seconds{90'000})};
    for (qint64 id = 2; id <= 1000; ++id) {
        alerts.push_back(resolved(alertOf(id, seconds{80'000 - id}), seconds{1}));
    }
    model.load(alerts);

    model.apply(alertOf(2000, seconds{1}));

    CHECK(model.rowCount() == 1000);
    CHECK(model.alerts().back().id == AlertId{1});
    CHECK(cell(model, 998, AlertColumn::Server) == u"web-3"_s);
}

TEST_CASE("Time moves the durations of firing alerts and nothing else")
{
    AlertModel model;
    const Alert alert = alertOf(1, seconds{10});
    model.load({alert});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    model.refreshTimes();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0][0].toModelIndex().column() == static_cast<int>(AlertColumn::Duration));
    model.load({resolved(alert, seconds{1})});
    model.refreshTimes();

    CHECK(changes.size() == 1);
}

TEST_CASE("Hostile server names are clipped and escaped in alerts")
{
    const QString text = GENERATE(from_range(test::hostileStrings()));
    AlertModel model;
    Alert alert = alertOf(1, seconds{1});
    alert.serverName = text;
    alert.rule = text;
    model.load({alert});

    const QString toolTip = model.index(0, 0).data(Qt::ToolTipRole).toString();

    CHECK(cell(model, 0, AlertColumn::Server).size() <= 128);
    CHECK(cell(model, 0, AlertColumn::Condition).size() <= 2048);
    CHECK_FALSE(toolTip.contains(u"<img"_s));
    CHECK_FALSE(toolTip.contains(u"<table"_s));
}
