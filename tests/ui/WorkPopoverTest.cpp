// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/WorkPopover.h"

#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/ui/DetailStage.h"
#include "ui/theme/PlainLabel.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

Work shownWork()
{
    Work work;
    work.probe = u"disk"_s;
    work.command = u"df -P -k"_s;
    work.output = "Filesystem\tUsed\n/dev/sda1 41\x1b[31m\n";
    work.exitCode = 3;
    work.took = std::chrono::microseconds{23'000};
    work.collectedAt = Timestamp{1'000'000s};
    return work;
}

QString fieldText(const WorkPopover& popover, const QString& name)
{
    return popover.findChild<QPlainTextEdit*>(name)->toPlainText();
}

} // namespace

TEST_CASE("The work behind a number is its command, output, exit code and time")
{
    FakeFleet fleet;
    fleet.fakeProbes.work = shownWork();
    const WorkPopover popover(fleet.fakeProbes, web, metric(u"disk"_s, u"used"_s, u"/"_s));
    REQUIRE(fleet.fakeProbes.workMetrics == std::vector{metric(u"disk"_s, u"used"_s, u"/"_s)});
    CHECK_FALSE(popover.findChild<QLabel*>(u"workNote"_s)->isHidden());

    fleet.deliver();

    CHECK(popover.findChild<QLabel*>(u"workNote"_s)->isHidden());
    CHECK(fieldText(popover, u"workCommand"_s) == u"df -P -k"_s);
    CHECK(
        fieldText(popover, u"workOutput"_s).startsWith(u"Filesystem    Used\n/dev/sda1 41[31m"_s));
    const QString facts = popover.findChild<QLabel*>(u"workFacts"_s)->text();
    CHECK(facts.contains(u"exit code 3"_s));
    CHECK(facts.contains(u"23 ms"_s));
}

TEST_CASE("Work that can't be shown says why")
{
    FakeFleet fleet;
    fleet.failure = Error{ErrorCode::NotFound, {}, 0};
    const WorkPopover popover(fleet.fakeProbes, web, metric(u"disk"_s, u"used"_s, u"/"_s));

    fleet.deliver();

    CHECK_FALSE(popover.findChild<QLabel*>(u"workNote"_s)->isHidden());
    CHECK(fieldText(popover, u"workOutput"_s).isEmpty());
}

TEST_CASE("However much a server sends, the beginning of it is shown, and that it is one")
{
    const auto [output, isWhole]
        = GENERATE(table<QByteArray, bool>({{QByteArray("a\nb\n"), true},
                                            {QByteArray(10'000'000, 'x'), false},
                                            {QByteArray(200'000, '\n'), false},
                                            {QByteArray(3000, 'x'), false}}));

    const ShownOutput shown = shownOutput(output);

    CHECK(shown.isWhole == isWhole);
    CHECK(shown.text.size() <= 262'144);
}

TEST_CASE("A chart and a row of all values lead to the work behind them")
{
    DetailStage stage;
    stage.page.showServer(web);

    stage.panel(u"memory"_s).findChild<QAction*>(u"showWork"_s)->trigger();
    REQUIRE(stage.fleet.fakeProbes.workMetrics.size() == 1);
    CHECK(stage.fleet.fakeProbes.workMetrics.front() == metric(u"memory"_s, u"used"_s));

    stage.openTab(u"valuesTab"_s);
    stage.page.findChild<QTableView*>(u"valuesTable"_s)->selectRow(0);
    stage.page.findChild<QAction*>(u"valuesWork"_s)->trigger();
    REQUIRE(stage.fleet.fakeProbes.workMetrics.size() == 2);
    CHECK(stage.page.findChildren<WorkPopover*>().size() == 2);
}
