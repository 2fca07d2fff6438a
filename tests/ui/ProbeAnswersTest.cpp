// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the tabs of a server say of answers that lack something, are old, or were asked for.
#include "core/collect/slow/SlowProbe.h"
#include "tests/support/Catch.h"
#include "tests/ui/ProbeStage.h"
#include "ui/detail/probes/ProbeNames.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

TEST_CASE("A process whose command is not told is no kernel thread")
{
    ProbeStage stage;
    stage.openTab(u"processesTab"_s);
    Snapshot next = makeSlow(web, stage.now, u"processes"_s);
    ProcessTable table = sampleProcesses();
    table.processes = {table.processes.front()};
    table.processes.front().command.clear();
    next.details = table;

    stage.push(next);

    CHECK(stage.cell(u"processesTable"_s, 0, 9) == u"—"_s);
}

TEST_CASE("The heading of processes says why they are not all there are")
{
    const auto [isHidden, isCut, words] = GENERATE(table<bool, bool, QString>(
        {{true, false, u"hidden"_s}, {false, true, u"too many"_s}, {true, true, u"hidden"_s}}));
    ProbeStage stage;
    stage.openTab(u"processesTab"_s);
    Snapshot next = makeSlow(web, stage.now, u"processes"_s);
    ProcessTable table = sampleProcesses();
    table.isHidden = isHidden;
    table.isCut = isCut;
    next.details = table;

    stage.push(next);

    CHECK(stage.heading(u"processes"_s).contains(words));
}

TEST_CASE("What a page asks of a server's slow probes is in their catalogue")
{
    for (const QLatin1StringView name : shownProbes) {
        CAPTURE(name.toString());
        CHECK(std::ranges::count(collect::slowCatalogue(), name, &collect::SlowProbe::name) == 1);
    }
}

TEST_CASE("An array whose probe hangs is not said to be as it was")
{
    ProbeStage stage;
    stage.push(makeFailed(web, stage.now, u"storage"_s, ErrorCode::Timeout));

    stage.openTab(u"disksTab"_s);

    REQUIRE(stage.rowCount(u"diskHealth"_s) == 4);
    QStringList states;
    QString reason;
    for (int row = 0; row < 4; ++row) {
        const QString kind = stage.cell(u"diskHealthTable"_s, row, 1);
        states += kind + u": "_s + stage.cell(u"diskHealthTable"_s, row, 2);
        reason += kind == u"RAID, ZFS"_s ? stage.cell(u"diskHealthTable"_s, row, 3) : QString();
    }
    CHECK(states.contains(u"RAID: degraded before"_s));
    CHECK(states.contains(u"RAID, ZFS: not told"_s));
    CHECK(states.contains(u"SMART: healthy"_s));
    CHECK(reason.contains(u"took too long"_s));
    CHECK(stage.tabName(u"disksTab"_s) == u"Disks (1)"_s);
}

TEST_CASE("Health that is all old says why, and what is asked now is what tells it")
{
    ProbeStage stage;
    stage.openTab(u"disksTab"_s);
    stage.page.findChild<QToolButton*>(u"diskHealthAsk"_s)->click();
    CHECK(stage.fleet.fakeProbes.asked == QStringList{u"smart"_s, u"storage"_s});
    CHECK(stage.heading(u"diskHealth"_s).endsWith(u" s ago"_s));

    stage.push(makeFailed(web, stage.now, u"storage"_s, ErrorCode::Timeout));
    stage.push(makeFailed(web, stage.now, u"smart"_s, ErrorCode::Timeout));

    const auto& note = *stage.page.findChild<QLabel*>(u"diskHealthNote"_s);
    CHECK_FALSE(note.isHidden());
    CHECK(note.text().contains(u"not up to date"_s));
}

TEST_CASE("Services that could not be listed are not a server without a service manager")
{
    ProbeStage stage;
    stage.openTab(u"servicesTab"_s);
    Snapshot partly = makeFailed(web, stage.now, u"services"_s, ErrorCode::Timeout);
    partly.details = ServiceTable{{}, u"systemd"_s, u"degraded"_s};

    stage.push(partly);

    CHECK(stage.rowCount(u"services"_s) == 0);
    CHECK(stage.table(u"services"_s).emptyText().contains(u"took too long"_s));
    const auto& note = *stage.page.findChild<QLabel*>(u"servicesNote"_s);
    CHECK_FALSE(note.isHidden());
    CHECK(note.text().startsWith(u"This is not all there is."_s));
}

TEST_CASE("A list that was cut says so above its rows")
{
    ProbeStage stage;
    stage.openTab(u"servicesTab"_s);
    Snapshot partly = makeFailed(web, stage.now, u"services"_s, ErrorCode::OutputTooLarge);
    partly.details = sampleServices();

    stage.push(partly);

    CHECK(stage.rowCount(u"services"_s) == 4);
    CHECK(stage.page.findChild<QLabel*>(u"servicesNote"_s)->text().contains(u"more"_s));

    Snapshot whole = makeSlow(web, stage.now + 60s, u"services"_s);
    whole.details = sampleServices();
    stage.push(whole);

    CHECK(stage.page.findChild<QLabel*>(u"servicesNote"_s)->isHidden());
}

TEST_CASE("Ask now asks once, and waits for the answer")
{
    ProbeStage stage;
    stage.openTab(u"servicesTab"_s);
    auto& button = *stage.page.findChild<QToolButton*>(u"servicesAsk"_s);
    REQUIRE(button.isEnabled());

    button.click();
    CHECK_FALSE(button.isEnabled());
    CHECK(stage.fleet.fakeProbes.asked == QStringList{u"services"_s});
    CHECK(stage.fleet.fakeProbes.askedOf == std::vector{web});
    stage.fleet.deliver(); // it was passed on
    CHECK_FALSE(button.isEnabled());
    CHECK(button.text() == u"Asking…"_s);

    Snapshot answer = makeSlow(web, stage.now, u"services"_s);
    answer.details = sampleServices();
    stage.push(answer);

    CHECK(button.isEnabled());
    CHECK(button.text() == u"Ask now"_s);
}

TEST_CASE("Who asked hears of every answer, also one that fails as the one before")
{
    ProbeStage stage;
    stage.openTab(u"servicesTab"_s);
    stage.push(makeFailed(web, stage.now - 1s, u"services"_s, ErrorCode::Timeout));
    auto& button = *stage.page.findChild<QToolButton*>(u"servicesAsk"_s);
    button.click();
    stage.fleet.deliver();

    stage.push(makeFailed(web, stage.now, u"services"_s, ErrorCode::Timeout));

    CHECK(button.isEnabled());
}

TEST_CASE("Of two probes that were asked each is waited for")
{
    ProbeStage stage;
    stage.openTab(u"disksTab"_s);
    auto& button = *stage.page.findChild<QToolButton*>(u"diskHealthAsk"_s);
    button.click();
    stage.fleet.deliver();

    stage.push(makeFailed(web, stage.now, u"smart"_s, ErrorCode::PermissionDenied));
    CHECK_FALSE(button.isEnabled());
    stage.push(makeFailed(web, stage.now, u"storage"_s, ErrorCode::Timeout));

    CHECK(button.isEnabled());
}

TEST_CASE("Nobody waits for the answer of a server that went down")
{
    ProbeStage stage;
    stage.openTab(u"servicesTab"_s);
    auto& button = *stage.page.findChild<QToolButton*>(u"servicesAsk"_s);
    button.click();
    stage.fleet.deliver();

    stage.setStatus(makeStatus(web, ServerState::Unreachable, stage.now));
    CHECK(button.text() == u"Ask now"_s);
    CHECK_FALSE(button.isEnabled());
    stage.setStatus(makeStatus(web, ServerState::Online, stage.now));

    CHECK(button.isEnabled());
}

TEST_CASE("When Ask now is refused the tab says why")
{
    ProbeStage stage;
    stage.openTab(u"servicesTab"_s);
    stage.fleet.failure = Error{ErrorCode::ConnectionLost, {}, 0};

    stage.page.findChild<QToolButton*>(u"servicesAsk"_s)->click();
    stage.fleet.deliver();

    CHECK_FALSE(stage.page.findChild<QLabel*>(u"servicesNote"_s)->isHidden());
    CHECK(stage.rowCount(u"services"_s) == 4);
}
