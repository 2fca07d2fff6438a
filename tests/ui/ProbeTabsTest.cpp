// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"
#include "tests/support/Pump.h"
#include "tests/support/SlowSamples.h"
#include "tests/ui/ProbeStage.h"
#include "ui/detail/probes/NetworkTab.h"
#include "ui/tables/RowsTable.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

TEST_CASE("Processes are listed, the busiest first, with a heading that tells how many and how old")
{
    const ProbeStage stage;

    stage.openTab(u"processesTab"_s);

    REQUIRE(stage.rowCount(u"processes"_s) == 5);
    CHECK(stage.cell(u"processesTable"_s, 0, 0) == u"nginx"_s);
    CHECK(stage.cell(u"processesTable"_s, 0, 3) == u"running"_s);
    CHECK(stage.cell(u"processesTable"_s, 4, 0) == u"kthreadd"_s); // no value yet: last
    CHECK(stage.cell(u"processesTable"_s, 4, 9) == u"[kthreadd]"_s);
    CHECK(stage.heading(u"processes"_s).startsWith(u"Processes: 143, the busiest 5 listed, 1"_s));
    CHECK(stage.heading(u"processes"_s).endsWith(u" s ago"_s));
}

TEST_CASE("All columns of the processes are seen at once, and the command takes what is left")
{
    ProbeStage stage;
    stage.page.resize(1000, 600);
    stage.page.show();

    stage.openTab(u"processesTab"_s);

    const RowsTable& table = stage.table(u"processes"_s);
    CHECK(
        pumpUntil([&] { return table.horizontalHeader()->length() == table.viewport()->width(); }));
    CHECK(table.columnWidth(9) >= 150);
}

TEST_CASE("Unknown rates of a process are absent, not zero")
{
    const ProbeStage stage;

    stage.openTab(u"processesTab"_s);

    CHECK(stage.cell(u"processesTable"_s, 0, 6) == u"—"_s);
    CHECK(stage.cell(u"processesTable"_s, 1, 6) == u"3 MiB/s"_s);
}

TEST_CASE("The CPU of a process that is new says that it is the mean since it began")
{
    ProbeStage stage;
    stage.openTab(u"processesTab"_s);
    Snapshot next = makeSlow(web, stage.now, u"processes"_s);
    ProcessTable table = sampleProcesses();
    table.processes.front().cpuPercent = 198.0;
    table.processes.front().isCpuSinceStart = true;
    next.details = table;

    stage.push(next);

    const QModelIndex cpu = stage.table(u"processes"_s).model()->index(0, 4);
    CHECK(cpu.data().toString() == u"198 %"_s);
    CHECK(cpu.data(Qt::ToolTipRole).toString().contains(u"since it began"_s));
    CHECK(cpu.data(RowsModel::ToolTipToldRole).toBool());
}

TEST_CASE("A filter leaves the processes that match, and a new answer keeps it and the selection")
{
    ProbeStage stage;
    stage.openTab(u"processesTab"_s);
    stage.page.findChild<QLineEdit*>(u"processesFilter"_s)->setText(u"post"_s);
    REQUIRE(stage.rowCount(u"processes"_s) == 1);
    CHECK(stage.heading(u"processes"_s).contains(u"1 match the filter"_s));
    stage.table(u"processes"_s).selectRow(0);

    Snapshot next = makeSlow(web, stage.now, u"processes"_s);
    ProcessTable table = sampleProcesses();
    table.processes[0].cpuPercent = 2.0;
    table.processes.removeAt(1);
    next.details = table;
    stage.push(next);

    CHECK(stage.rowCount(u"processes"_s) == 1);
    CHECK(stage.cell(u"processesTable"_s, 0, 4) == u"2.0 %"_s);
    CHECK(stage.table(u"processes"_s).selectionModel()->selectedRows().size() == 1);
}

TEST_CASE("Escape clears the filter of processes")
{
    const ProbeStage stage;
    stage.openTab(u"processesTab"_s);
    const int all = stage.rowCount(u"processes"_s);
    auto* const filter = stage.page.findChild<QLineEdit*>(u"processesFilter"_s);
    filter->setText(u"post"_s);
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);

    QCoreApplication::sendEvent(filter, &escape);

    CHECK(filter->text().isEmpty());
    CHECK_FALSE(stage.heading(u"processes"_s).contains(u"filter"_s));
    CHECK(stage.rowCount(u"processes"_s) == all);
}

TEST_CASE("Failed services stand first, are counted beside the tab's name, and may stand alone")
{
    const ProbeStage stage;

    stage.openTab(u"servicesTab"_s);

    REQUIRE(stage.rowCount(u"services"_s) == 4);
    CHECK(stage.cell(u"servicesTable"_s, 0, 0) == u"backup.service"_s);
    CHECK(stage.cell(u"servicesTable"_s, 1, 0) == u"nginx.service"_s);
    CHECK(stage.cell(u"servicesTable"_s, 1, 2) == u"7"_s);
    CHECK(stage.heading(u"services"_s).contains(u"systemd says “degraded”"_s));
    CHECK(stage.tabName(u"servicesTab"_s) == u"Services (1)"_s);
    stage.page.findChild<QCheckBox*>(u"servicesOnlyFailed"_s)->setChecked(true);
    CHECK(stage.rowCount(u"services"_s) == 1);
}

TEST_CASE("Containers tell their state, health and memory with its limit")
{
    const ProbeStage stage;

    stage.openTab(u"containersTab"_s);

    REQUIRE(stage.rowCount(u"containers"_s) == 3);
    CHECK(stage.heading(u"containers"_s).startsWith(u"Containers: 3, 2 running"_s));
    CHECK(stage.tabName(u"containersTab"_s) == u"Containers (1)"_s);
    QStringList memory;
    QStringList health;
    for (int row = 0; row < 3; ++row) {
        memory += stage.cell(u"containersTable"_s, row, 6);
        health += stage.cell(u"containersTable"_s, row, 3);
    }
    CHECK(memory.contains(u"900 MiB of 1 GiB"_s));
    CHECK(memory.contains(u"—"_s));
    CHECK(health.count(u"unhealthy"_s) == 1);
    CHECK(health.count(u"—"_s) == 2);
}

TEST_CASE("Disks show file systems, what goes through them, and how they are")
{
    ProbeStage stage;
    Snapshot more = makeSnapshot(web, stage.now, PollKind::Metrics);
    more.samples.push_back({metric(u"disk"_s, u"readOnly"_s, u"/"_s), 1.0});
    stage.push(more);

    stage.openTab(u"disksTab"_s);

    REQUIRE(stage.rowCount(u"fileSystems"_s) == 1);
    CHECK(stage.cell(u"fileSystemsTable"_s, 0, 1) == u"41 %"_s);
    CHECK(stage.cell(u"fileSystemsTable"_s, 0, 6) == u"read-only"_s);
    CHECK(stage.cell(u"diskTrafficTable"_s, 0, 0) == u"sda"_s);
    REQUIRE(stage.rowCount(u"diskHealth"_s) == 3);
    CHECK(stage.cell(u"diskHealthTable"_s, 0, 0) == u"md0"_s); // the worst first
    CHECK(stage.cell(u"diskHealthTable"_s, 0, 2) == u"degraded"_s);
    CHECK(stage.cell(u"diskHealthTable"_s, 1, 0) == u"sdb"_s);
    CHECK(stage.cell(u"diskHealthTable"_s, 2, 2) == u"healthy"_s);
    CHECK(stage.tabName(u"disksTab"_s) == u"Disks (1)"_s);
}

TEST_CASE("The health of disks that nobody may read is told as such, and that of none is not shown")
{
    ProbeStage stage;
    stage.page.showServer(db);
    stage.openTab(u"disksTab"_s);
    const auto& section = *stage.page.findChild<QWidget*>(u"diskHealthSection"_s);
    CHECK(section.isHidden());

    stage.push(makeFailed(db, stage.now, u"storage"_s, ErrorCode::NotAvailable));
    CHECK(section.isHidden());

    stage.push(makeFailed(db, stage.now, u"smart"_s, ErrorCode::PermissionDenied));
    CHECK_FALSE(section.isHidden());
    CHECK(stage.cell(u"diskHealthTable"_s, 0, 2) == u"not told"_s);
}

TEST_CASE("Interfaces that are down and carry nothing stand behind all others")
{
    ProbeStage stage;
    Snapshot more = makeSnapshot(web, stage.now, PollKind::Metrics);
    for (const QString& name : {u"dummy0"_s, u"ens4"_s, u"bond1"_s}) {
        more.samples.push_back({metric(u"network"_s, u"rxRate"_s, name), 0.0});
    }
    more.samples.push_back({metric(u"network"_s, u"up"_s, u"dummy0"_s), 0.0});
    more.samples.push_back({metric(u"network"_s, u"up"_s, u"ens4"_s), 1.0});
    stage.openTab(u"networkTab"_s); // of bond1 the link is not known

    stage.push(more);

    QStringList names;
    for (int row = 0; row < stage.rowCount(u"interfaces"_s); ++row) {
        names += stage.cell(u"interfacesTable"_s, row, 0);
    }
    CHECK(names == QStringList{u"bond1"_s, u"ens4"_s, u"eth0"_s, u"dummy0"_s});
}

TEST_CASE("The network tab lists interfaces, listening ports and connections")
{
    ProbeStage stage;
    Snapshot more = makeSnapshot(web, stage.now, PollKind::Metrics);
    more.samples.push_back({metric(u"network"_s, u"speed"_s, u"eth0"_s), 1.25e8});
    more.samples.push_back({metric(u"network"_s, u"up"_s, u"eth0"_s), 1});
    more.samples.push_back({metric(u"tcp"_s, u"established"_s), 12});
    stage.push(more);

    stage.openTab(u"networkTab"_s);

    REQUIRE(stage.rowCount(u"interfaces"_s) == 1);
    CHECK(stage.cell(u"interfacesTable"_s, 0, 1) == u"up"_s);
    CHECK(stage.cell(u"interfacesTable"_s, 0, 2) == u"1 Gbit/s"_s);
    CHECK(stage.cell(u"interfacesTable"_s, 0, 6) == u"—"_s);
    REQUIRE(stage.rowCount(u"ports"_s) == 4);
    CHECK(stage.cell(u"portsTable"_s, 0, 3) == u"every network"_s);
    CHECK(stage.cell(u"portsTable"_s, 1, 3) == u"this server only"_s);
    CHECK(stage.cell(u"portsTable"_s, 3, 3) == u"this address"_s);
    REQUIRE(stage.rowCount(u"connections"_s) == 1);
    CHECK(stage.cell(u"connectionsTable"_s, 0, 1) == u"12"_s);
}

TEST_CASE("The speed of a link is told in bits")
{
    const auto [bytes, words] = GENERATE(table<double, QString>(
        {{1.25e6, u"10 Mbit/s"_s}, {1.25e8, u"1 Gbit/s"_s}, {3.125e8, u"2.5 Gbit/s"_s}}));

    CHECK(linkSpeedText(bytes) == words);
}

TEST_CASE("Hardware is told in groups, and copied as text")
{
    const ProbeStage stage;

    stage.openTab(u"hardwareTab"_s);
    stage.page.findChild<QToolButton*>(u"hardwareCopy"_s)->click();

    CHECK(stage.page.findChild<QWidget*>(u"hardwareEmpty"_s)->isHidden());
    CHECK(QApplication::clipboard()->text().contains(u"PowerEdge R640"_s));
    CHECK(QApplication::clipboard()->text().contains(u"AMD EPYC 7443P"_s));
}

TEST_CASE("Logins are those of now and those of before, the newest first")
{
    const ProbeStage stage;

    stage.openTab(u"loginsTab"_s);

    REQUIRE(stage.rowCount(u"logins"_s) == 1);
    CHECK(stage.cell(u"loginsTable"_s, 0, 2) == u"10.0.0.7"_s);
    REQUIRE(stage.rowCount(u"pastLogins"_s) == 2);
    CHECK(stage.cell(u"pastLoginsTable"_s, 0, 0) == u"deploy"_s);
    CHECK(stage.cell(u"pastLoginsTable"_s, 1, 2) == u"this machine itself"_s);
}

TEST_CASE("Before the first answer a tab says that it comes, or why it can't")
{
    const auto [state, words] = GENERATE(table<ServerState, QString>(
        {{ServerState::Online, u"first answer"_s}, {ServerState::Unreachable, u"unreachable"_s}}));
    DetailStage stage(state);
    stage.page.showServer(db);
    const QString name = GENERATE(u"processes"_s, u"services"_s, u"containers"_s, u"logins"_s);

    stage.openTab(name + u"Tab"_s);

    const auto* table = stage.page.findChild<RowsTable*>(name + u"Table"_s);
    CHECK(table->emptyText().contains(words));
}

TEST_CASE("A tab whose probe is not available says why, and what it had is gone")
{
    ProbeStage stage;
    stage.openTab(u"containersTab"_s);
    REQUIRE(stage.rowCount(u"containers"_s) == 3);

    stage.push(makeFailed(web, stage.now, u"containers"_s, ErrorCode::NotAvailable));

    CHECK(stage.rowCount(u"containers"_s) == 0);
    CHECK(stage.table(u"containers"_s).emptyText() == u"This server has no containers."_s);
    CHECK(stage.tabName(u"containersTab"_s) == u"Containers"_s);
}

TEST_CASE("A probe that fails leaves the last rows, with a note")
{
    ProbeStage stage;
    stage.openTab(u"servicesTab"_s);

    stage.push(makeFailed(web, stage.now, u"services"_s, ErrorCode::Timeout));

    CHECK(stage.rowCount(u"services"_s) == 4);
    const auto& note = *stage.page.findChild<QLabel*>(u"servicesNote"_s);
    CHECK_FALSE(note.isHidden());
    CHECK(note.text().contains(u"took too long"_s));
}

TEST_CASE("Another server's tab shows nothing of the one before")
{
    ProbeStage stage;
    for (const QString& name : {u"processes"_s, u"services"_s, u"containers"_s, u"logins"_s}) {
        stage.page.showServer(web);
        stage.openTab(name + u"Tab"_s);
        REQUIRE(stage.rowCount(name) > 0);

        stage.page.showServer(db);

        CHECK(stage.rowCount(name) == 0);
    }
    stage.page.showServer(web);
    stage.openTab(u"hardwareTab"_s);
    stage.page.showServer(db);
    CHECK_FALSE(stage.page.findChild<QWidget*>(u"hardwareEmpty"_s)->isHidden());
}

TEST_CASE("What slow probes told stays when the server goes down")
{
    ProbeStage stage;
    stage.openTab(u"disksTab"_s);
    REQUIRE(stage.rowCount(u"fileSystems"_s) == 1);

    stage.setStatus(makeStatus(web, ServerState::Unreachable, stage.now));

    CHECK(stage.rowCount(u"fileSystems"_s) == 1);
    CHECK(stage.rowCount(u"diskHealth"_s) == 3);
}

TEST_CASE("Only while somebody looks at them are processes asked more often")
{
    ProbeStage stage;
    using Watches = std::vector<std::pair<ServerId, QString>>;
    const QString none;
    stage.openTab(u"processesTab"_s);
    CHECK(stage.fleet.fakeProbes.watched.empty()); // the page is not on the screen

    stage.page.show();
    CHECK(stage.fleet.fakeProbes.watched == Watches{{web, u"processes"_s}});
    stage.page.showServer(db);
    CHECK(stage.fleet.fakeProbes.watched
          == Watches{{web, u"processes"_s}, {web, none}, {db, u"processes"_s}});
    stage.fleet.fakeProbes.watched.clear();

    stage.openTab(u"servicesTab"_s);
    CHECK(stage.fleet.fakeProbes.watched == Watches{{db, none}});
    stage.openTab(u"processesTab"_s);
    stage.page.hide();
    CHECK(stage.fleet.fakeProbes.watched.back() == std::pair{db, none});
}

TEST_CASE("All values hold those of slow probes, and the slow probes that give none")
{
    ProbeStage stage;
    stage.push(makeFailed(web, stage.now, u"gpu"_s, ErrorCode::NotAvailable));
    stage.openTab(u"valuesTab"_s);
    const auto* table = stage.page.findChild<QTableView*>(u"valuesTable"_s);
    QStringList ids;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        ids += table->model()->index(row, 4).data().toString();
    }

    CHECK(ids.contains(u"smart[sdb].reallocated"_s));
    CHECK(ids.contains(u"raid[md0].degraded"_s));
    CHECK(stage.cell(u"valuesTable"_s, table->model()->rowCount() - 1, 0) == u"gpu"_s);
}

TEST_CASE("Texts of a server in its tabs are plain")
{
    const QString hostile = plainText(GENERATE(from_range(hostileStrings())));
    ProbeStage stage;
    Snapshot services = makeSlow(web, stage.now, u"services"_s);
    services.details
        = ServiceTable{{{hostile, hostile, hostile, hostile, hostile, 1}}, hostile, hostile};
    Snapshot failed = makeFailed(web, stage.now, u"containers"_s, ErrorCode::PermissionDenied);
    failed.unavailable.front().why.detail = hostile;
    stage.openTab(u"servicesTab"_s);

    stage.push(services);
    stage.push(failed);

    CHECK(stage.cell(u"servicesTable"_s, 0, 0) == hostile);
    for (const QLabel* label : stage.page.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
}
