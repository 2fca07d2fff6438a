// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/ErrorText.h"
#include "tests/support/Catch.h"
#include "tests/ui/DetailStage.h"
#include "ui/charts/BarList.h"
#include "ui/detail/DetailHeader.h"
#include "ui/detail/overview/CoresTab.h"
#include "ui/detail/overview/OverviewPanels.h"
#include "ui/detail/overview/PanelGrid.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

TEST_CASE("The banner says what is wrong and offers what helps")
{
    const auto [state, hasKey, button] = GENERATE(table<ServerState, bool, QString>(
        {{ServerState::Unreachable, false, u"Retry now"_s},
         {ServerState::AuthFailed, false, u"Enter password…"_s},
         {ServerState::NeedsUser, false, u"Enter password…"_s},
         {ServerState::NeedsUser, true, u"Review host key…"_s},
         {ServerState::HostKeyChanged, true, u"Review host key…"_s},
         {ServerState::Paused, false, u"Start monitoring"_s}}));
    DetailStage stage;
    stage.page.showServer(web);
    ServerStatus status = makeStatus(web, state, stage.now);
    status.error = Error{ErrorCode::Timeout, {}, 0};
    if (hasKey) {
        status.hostKey = HostKeyIssue{};
    }
    QStringList heard;
    QObject::connect(&stage.page, &DetailPage::retryRequested, [&] { heard += u"Retry now"_s; });
    QObject::connect(
        &stage.page, &DetailPage::credentialRequested, [&] { heard += u"Enter password…"_s; });
    QObject::connect(
        &stage.page, &DetailPage::trustRequested, [&] { heard += u"Review host key…"_s; });
    QObject::connect(
        &stage.page, &DetailPage::startRequested, [&] { heard += u"Start monitoring"_s; });

    stage.setStatus(status);

    auto* shown = stage.page.findChild<QPushButton*>(u"bannerButton"_s);
    CHECK_FALSE(stage.page.findChild<QWidget*>(u"stateBanner"_s)->isHidden());
    CHECK(shown->text() == button);
    if (state != ServerState::Paused) {
        CHECK(stage.page.findChild<QLabel*>(u"bannerSummary"_s)->text()
              == text::words(*status.error).summary);
    }
    shown->click();
    CHECK(heard == QStringList{button});
}

TEST_CASE("For the login of a jump host the banner asks for no password of the server")
{
    DetailStage stage;
    stage.page.showServer(web);
    ServerStatus status = makeStatus(web, ServerState::NeedsUser, stage.now);
    status.error = Error{ErrorCode::JumpHostLogin, {}, 0};

    stage.setStatus(status);

    CHECK(stage.page.findChild<QPushButton*>(u"bannerButton"_s)->text() == u"Retry now"_s);
}

TEST_CASE("For a ProxyCommand that is off the banner leads to where it is switched on")
{
    DetailStage stage;
    stage.page.showServer(web);
    ServerStatus status = makeStatus(web, ServerState::NeedsUser, stage.now);
    status.error = Error{ErrorCode::ProxyCommandOff, u"nc"_s, 0};

    stage.setStatus(status);

    CHECK(stage.page.findChild<QPushButton*>(u"bannerButton"_s)->text() == u"Edit server…"_s);
}

TEST_CASE("The banner names the jump host that failed")
{
    const auto state = GENERATE(ServerState::Unreachable, ServerState::AuthFailed);
    DetailStage stage;
    stage.page.showServer(web);
    ServerStatus status = makeStatus(web, state, stage.now);
    status.error = Error{ErrorCode::AuthInterrupted, {}, 0, u"bastion"_s};

    stage.setStatus(status);

    CHECK(stage.page.findChild<QLabel*>(u"bannerSummary"_s)->text()
          == u"The jump host bastion closed the connection during the login."_s);
    CHECK(stage.page.findChild<QPushButton*>(u"bannerButton"_s)->text() == u"Retry now"_s);
}

TEST_CASE("For a question at the login the banner tells it as plain text, and logs in")
{
    DetailStage stage;
    stage.page.showServer(web);
    ServerStatus status = makeStatus(web, ServerState::NeedsUser, stage.now);
    status.error = Error{ErrorCode::AuthQuestion, u"the server asks: Code\x1b[2J:"_s, 0};
    int retried = 0;
    QObject::connect(&stage.page, &DetailPage::retryRequested, [&] { ++retried; });

    stage.setStatus(status);

    auto* button = stage.page.findChild<QPushButton*>(u"bannerButton"_s);
    CHECK(button->text() == u"Log in…"_s);
    CHECK(stage.page.findChild<QLabel*>(u"bannerAdvice"_s)
              ->text()
              .startsWith(u"the server asks: Code[2J:\n"_s));
    button->click();
    CHECK(retried == 1);
}

TEST_CASE("There is no banner while all is well")
{
    DetailStage stage;
    stage.page.showServer(web);

    CHECK(stage.page.findChild<QWidget*>(u"stateBanner"_s)->isHidden());
}

TEST_CASE("What was last seen stays when a server goes down")
{
    DetailStage stage;
    stage.page.showServer(web);
    stage.push(makeSnapshot(web, stage.now + 1s, PollKind::Metrics));
    const auto* disks = stage.page.findChild<BarList*>(u"diskBars"_s);
    REQUIRE(disks->bars().size() == 1);

    stage.setStatus(makeStatus(web, ServerState::Unreachable, stage.now + 2s));

    CHECK(disks->bars().size() == 1);
    CHECK_FALSE(stage.series(u"network"_s).points.empty());
}

TEST_CASE("Where there are no values it is said why none come")
{
    const auto [state, words]
        = GENERATE(table<ServerState, QString>({{ServerState::Connecting, u"Waiting"_s},
                                                {ServerState::Online, u"Waiting"_s},
                                                {ServerState::Unreachable, u"unreachable"_s},
                                                {ServerState::AuthFailed, u"login failed"_s},
                                                {ServerState::NeedsUser, u"waits for you"_s},
                                                {ServerState::HostKeyChanged, u"host key"_s},
                                                {ServerState::Paused, u"stopped"_s}}));
    DetailStage stage;
    stage.page.showServer(db); // not polled yet
    stage.openTab(u"coresTab"_s);

    stage.setStatus(makeStatus(db, state, stage.now));

    for (const QString& name : {u"cpu"_s, u"diskIo"_s}) {
        CHECK(stage.panel(name).view().emptyText().contains(words));
    }
    CHECK(stage.page.findChild<BarList*>(u"diskBars"_s)->emptyText().contains(words));
    CHECK(stage.page.findChild<CoresTab*>(u"coresTab"_s)->emptyText().contains(words));
}

TEST_CASE("A bar of disk space tells what is available, and in its tool tip of how much")
{
    constexpr double gibi = 1024.0 * 1024 * 1024;
    const auto disk = [](const QString& field) { return metric(u"disk"_s, field, u"/"_s); };
    QHash<MetricId, double> values{
        {disk(u"usedPercent"_s), 23}, {disk(u"used"_s), 22 * gibi}, {disk(u"total"_s), 252 * gibi}};
    const std::vector<BarList::Bar> old = diskBars(values);
    values.insert(disk(u"available"_s), 73 * gibi);

    const std::vector<BarList::Bar> bars = diskBars(values);

    REQUIRE(old.size() == 1);
    CHECK(old.front().note == u"22 GiB of 252 GiB"_s);
    REQUIRE(bars.size() == 1);
    CHECK(bars.front().note == u"73 GiB available"_s);
    CHECK(bars.front().toolTip.contains(u"22 GiB of 252 GiB"_s));
}

TEST_CASE("A server that is down since the start shows the disks that it had last")
{
    DetailStage stage(ServerState::Unreachable);
    const auto keep = [&stage](const QString& field,
                               const QString& mount,
                               const std::vector<SeriesPoint>& points) {
        const MetricId id = metric(u"disk"_s, field, mount);
        stage.fleet.history.insert(id, Series{id, points, {}});
    };
    keep(u"usedPercent"_s, u"/"_s, {{stage.now - 9min, 60.0}, {stage.now - 5min, 61.0}});
    keep(u"used"_s, u"/"_s, {{stage.now - 5min, 61.0e9}});
    keep(u"total"_s, u"/"_s, {{stage.now - 5min, 100.0e9}});
    keep(u"usedPercent"_s, u"/media/stick"_s, {{stage.now - 9min, 20.0}}); // taken off since
    stage.page.showServer(db);
    const auto* disks = stage.page.findChild<BarList*>(u"diskBars"_s);
    REQUIRE(disks->bars().empty());

    stage.fleet.deliver();
    stage.fleet.deliver();

    REQUIRE(disks->bars().size() == 1);
    CHECK(disks->bars().front().name == u"/"_s);
    CHECK(disks->bars().front().percent == 61.0);
    CHECK_FALSE(disks->bars().front().note.isEmpty());
}

TEST_CASE("The state line tells since when and when it is tried again")
{
    const Timestamp now = systemClock().now();
    ServerStatus status = makeStatus(web, ServerState::Unreachable, now - 4min - 7s);
    status.nextAttempt = now + 18s;

    CHECK(stateLine(status, now) == u"unreachable · 4 min · retry in 18 s"_s);
    ServerStatus online = makeStatus(web, ServerState::Online, now - 1h);
    CHECK(stateLine(online, now) == u"online"_s);
    online.isSlow = true;
    CHECK(stateLine(online, now) == u"online, slow"_s);
}

TEST_CASE("A long name leaves the state in the header, and makes the page no wider")
{
    ServerRow row;
    row.server = makeServer(1, QString(120, u'w'));
    row.status = makeStatus(ServerId{1}, ServerState::Online);
    DetailHeader header;

    header.show(row, systemClock().now());
    header.resize(520, 70);
    static_cast<QWidget&>(header).show();

    const auto& pill = *header.findChild<QWidget*>(u"statePill"_s);
    const QPoint right = pill.mapTo(&header, QPoint(pill.width(), 0));
    CHECK(header.minimumSizeHint().width() < 520);
    CHECK(pill.width() >= pill.sizeHint().width());
    CHECK(right.x() < header.findChild<QWidget*>(u"editButton"_s)->x());
}

TEST_CASE("The facts line leaves out what is not known")
{
    ServerRow row;
    row.server = makeServer(1, u"web-1"_s);
    CHECK(factsLine(row) == u"deploy@web-1.example.net"_s);

    row.facts.operatingSystem = u"Debian 12"_s;
    row.facts.cpuModel = u"AMD EPYC"_s;
    row.facts.cpuCount = 24;
    row.values.insert(metric(u"uptime"_s, u"seconds"_s), 41.2 * 86'400);

    CHECK(factsLine(row)
          == u"deploy@web-1.example.net · Debian 12 · up 41 days · AMD EPYC · 24 CPUs"_s);
}

TEST_CASE("All values are listed, with the probes that give none")
{
    DetailStage stage;
    Snapshot snapshot = makeSnapshot(web, stage.now, PollKind::Metrics);
    snapshot.unavailable = {{u"sensors"_s, {ErrorCode::NotAvailable, {}, 0}}};
    stage.push(snapshot);
    stage.page.showServer(web);
    stage.openTab(u"valuesTab"_s);
    auto* table = stage.page.findChild<QTableView*>(u"valuesTable"_s);
    const int rows = static_cast<int>(stage.model.find(web)->values.size()) + 1;

    CHECK(table->model()->rowCount() == rows);
    CHECK(table->model()->index(rows - 1, 0).data().toString() == u"sensors"_s);

    table->selectRow(0);
    Snapshot more = makeSnapshot(web, stage.now + 30s, PollKind::Metrics);
    more.samples.push_back({metric(u"network"_s, u"rxRate"_s, u"eth1"_s), 1.0});
    stage.push(more);

    CHECK(table->model()->rowCount() == rows); // one more interface, no failing probe
    CHECK(table->selectionModel()->selectedRows().size() == 1);
}

TEST_CASE("Cores are listed by number")
{
    DetailStage stage;
    Snapshot snapshot = makeSnapshot(web, stage.now, PollKind::Metrics);
    snapshot.samples.push_back({metric(u"cpu"_s, u"usage"_s, u"10"_s), 5.0});
    stage.page.showServer(web);
    stage.push(snapshot);
    const auto* cores = stage.page.findChild<CoresTab*>(u"coresTab"_s);

    REQUIRE(cores->cores().size() == 3);
    CHECK(cores->cores()[2].name == u"10"_s);
    CHECK(cores->cores()[0].usage == 40.0);
}

TEST_CASE("Panels stand in two columns where there is room")
{
    DetailStage stage;
    const auto [width, columns] = GENERATE(table<int, int>({{1100, 2}, {700, 1}}));

    stage.page.resize(width, 800);
    stage.page.show();

    CHECK(stage.page.findChild<PanelGrid*>(u"panelGrid"_s)->columnCount() == columns);
    CHECK(stage.panel(u"cpu"_s).height() >= 240);
}

TEST_CASE("Names from a server are never rich text")
{
    DetailStage stage;
    Server hostile = makeServer(web.value, u"<b>web</b>"_s);
    stage.model.updateServer(hostile);
    stage.page.showServer(web);

    for (const QLabel* label : stage.page.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
    CHECK(stage.page.findChild<QLabel*>(u"serverName"_s)->text() == u"<b>web</b>"_s);
}

TEST_CASE("A secret that is kept but can't be had is not asked for again")
{
    const auto [reason, button]
        = GENERATE(table<ErrorCode, QString>({{ErrorCode::VaultLocked, u"Unlock vault…"_s},
                                              {ErrorCode::KeychainFailed, u"Retry now"_s}}));
    DetailStage stage;
    stage.page.showServer(web);
    ServerStatus status = makeStatus(web, ServerState::NeedsUser, stage.now);
    status.error = Error{reason, {}, 0};
    QStringList heard;
    QObject::connect(&stage.page, &DetailPage::retryRequested, [&] { heard += u"Retry now"_s; });
    QObject::connect(
        &stage.page, &DetailPage::unlockRequested, [&] { heard += u"Unlock vault…"_s; });

    stage.setStatus(status);
    stage.page.findChild<QPushButton*>(u"bannerButton"_s)->click();

    CHECK(heard == QStringList{button});
}
