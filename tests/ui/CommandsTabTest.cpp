// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/CommandsTab.h"

#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"
#include "tests/ui/CommandStage.h"
#include "tests/ui/DetailStage.h"
#include "ui/custom/CommandResults.h"
#include "ui/detail/WorkPopover.h"
#include "ui/tables/RowsTable.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// A page whose servers have one command, which has answered on the first.
struct CommandsStage : DetailStage
{
    explicit CommandsStage(const CustomCommand& command = queueCommand())
    {
        fleet.fakeCommands.list = {command};
        model.applySnapshots({queueAnswer(web, now - 12s)});
        page.showServer(web);
        fleet.deliver();
        openTab(u"commandsTab"_s);
    }

    [[nodiscard]] RowsTable& table(const QString& name) const
    {
        return *page.findChild<RowsTable*>(name);
    }
    [[nodiscard]] QString state(int column) const
    {
        return cell(u"serverCommandsTable"_s, 0, column);
    }
    [[nodiscard]] QString heading() const
    {
        return page.findChild<QLabel*>(u"commandsHeading"_s)->text();
    }
    [[nodiscard]] QPushButton& button(const QString& name) const
    {
        return *page.findChild<QPushButton*>(name);
    }
};

} // namespace

TEST_CASE("The commands of a server tell how their run went, and its values by label and unit")
{
    const CommandsStage stage;

    CHECK(stage.heading() == u"Commands: 1"_s);
    CHECK(stage.state(0) == u"queue"_s);
    CHECK(stage.state(1) == u"well"_s);
    CHECK(stage.state(2) == u"0"_s);
    CHECK(stage.state(3) == u"250 ms"_s);
    CHECK(stage.state(4).endsWith(u" s ago"_s));
    CHECK(stage.state(5) == u"Mails that wait"_s);
    REQUIRE(stage.table(u"commandValuesTable"_s).model()->rowCount() == 2);
    QStringList shown;
    for (int row = 0; row < 2; ++row) {
        shown += stage.cell(u"commandValuesTable"_s, row, 0) + u' '
            + stage.cell(u"commandValuesTable"_s, row, 2);
    }
    CHECK(shown.contains(u"Mails waiting 12"_s));
    CHECK(shown.contains(u"Size of the queue 4 KiB"_s));
}

TEST_CASE("A value that no one declared has the unit that its output names")
{
    CommandsStage stage;
    Snapshot answer = queueAnswer(web, stage.now);
    const MetricId root{u"command"_s, u"root"_s, u"queue"_s};
    answer.samples.push_back({root, 4096});
    answer.units.insert(root, Unit::Bytes);

    stage.push(answer);

    QStringList shown;
    for (int row = 0; row < stage.table(u"commandValuesTable"_s).model()->rowCount(); ++row) {
        shown += stage.cell(u"commandValuesTable"_s, row, 0) + u' '
            + stage.cell(u"commandValuesTable"_s, row, 2);
    }
    CHECK(shown.contains(u"root 4 KiB"_s));
}

TEST_CASE("A command that fails says why, keeps its last values, and is counted beside the tab")
{
    CommandsStage stage;
    Snapshot failed = makeFailed(web, stage.now, u"command/queue"_s, ErrorCode::CommandFailed);
    failed.unavailable.front().why.detail = u"exit code 2"_s;

    stage.push(failed);

    CHECK(stage.heading() == u"Commands: 1, one of them needs a look"_s);
    CHECK(stage.state(1) == u"failed"_s);
    CHECK(stage.state(5).contains(u"exit code 2"_s));
    CHECK(stage.table(u"commandValuesTable"_s).model()->rowCount() == 2);
    const auto* const tabs = stage.page.findChild<QTabWidget*>(u"detailTabs"_s);
    CHECK(tabs->tabText(tabs->currentIndex()) == u"Commands (1)"_s);
}

TEST_CASE("A command whose output can't be read has failed, though it ran")
{
    CommandsStage stage;
    Snapshot unread = queueAnswer(web, stage.now);
    unread.samples.resize(2); // exitCode and duration
    unread.unavailable
        = {{u"command/queue"_s, Error{ErrorCode::Malformed, u"the pattern does not match"_s, 0}}};

    stage.push(unread);

    CHECK(stage.state(1) == u"failed"_s);
    CHECK(stage.state(2) == u"0"_s);
    CHECK(stage.state(5).contains(u"the pattern does not match"_s));
    const QHash<QString, CommandCounts> counts
        = countOutcomes({queueCommand()}, stage.model.rows());
    CHECK(counts.value(u"queue"_s).failed == 1);
    CHECK(counts.value(u"queue"_s).well == 0);
}

TEST_CASE("A command is counted on the servers that it is meant for")
{
    CommandsStage stage;
    CustomCommand elsewhere = queueCommand();
    elsewhere.targets = CommandTargets::Chosen;
    elsewhere.servers = {db};

    CHECK(countOutcomes({queueCommand()}, stage.model.rows()).value(u"queue"_s).well == 1);
    CHECK(countOutcomes({elsewhere}, stage.model.rows()).value(u"queue"_s).well == 0);
    CHECK(countOutcomes({}, stage.model.rows()).isEmpty());
}

TEST_CASE("An exit code other than 0 warns")
{
    CommandsStage stage;

    stage.push(queueAnswer(web, stage.now, 2));

    CHECK(stage.state(1) == u"warns"_s);
    CHECK(stage.state(2) == u"2"_s);
}

TEST_CASE("The states of a plug-in are told by their names")
{
    const auto [status, word]
        = GENERATE(table<double, const char*>({{1, "warning"}, {2, "critical"}, {3, "unknown"}}));
    CommandsStage stage;
    Snapshot answer = queueAnswer(web, stage.now, status);
    answer.samples.push_back({{u"command"_s, u"status"_s, u"queue"_s}, status});

    stage.push(answer);

    CHECK(stage.state(1) == QLatin1StringView(word));
}

TEST_CASE("What a plug-in says stands beside it, and why it fails in its stead")
{
    CommandsStage stage;
    CHECK(stage.state(5) == u"Mails that wait"_s);
    Snapshot answer = queueAnswer(web, stage.now - 5s);
    answer.details = CommandSummary{u"DISK OK - free space: / 3326 MB"_s};

    stage.push(answer);
    CHECK(stage.state(5) == u"DISK OK - free space: / 3326 MB"_s);
    stage.push(makeFailed(web, stage.now, u"command/queue"_s, ErrorCode::CommandFailed));

    CHECK(stage.state(5) == u"It ended with an error."_s);
}

TEST_CASE("A command that is meant for other servers is not shown")
{
    CustomCommand command = queueCommand();
    command.targets = CommandTargets::Chosen;
    command.servers = {db};
    const CommandsStage stage(command);

    CHECK(stage.table(u"serverCommandsTable"_s).model()->rowCount() == 0);
    CHECK(stage.table(u"serverCommandsTable"_s).emptyText().contains(u"gallery"_s));
}

TEST_CASE("A command without an answer has no exit code, rather than 0")
{
    CommandsStage stage;

    stage.page.showServer(db);

    CHECK(stage.state(1) == u"not run yet"_s);
    CHECK(stage.state(2) == u"—"_s);
    CHECK(stage.table(u"commandValuesTable"_s).model()->rowCount() == 0);
}

TEST_CASE("A source that does not tell its commands still shows what they answered")
{
    DetailStage stage;
    stage.model.applySnapshots({queueAnswer(web, stage.now)});
    stage.page.showServer(web); // nothing is delivered

    stage.openTab(u"commandsTab"_s);

    CHECK(stage.cell(u"serverCommandsTable"_s, 0, 0) == u"queue"_s);
}

TEST_CASE("Run now asks the probe of the chosen command, and says why it can't")
{
    CommandsStage stage;
    CHECK_FALSE(stage.button(u"runCommandNow"_s).isEnabled());
    stage.table(u"serverCommandsTable"_s).selectRow(0);
    REQUIRE(stage.button(u"runCommandNow"_s).isEnabled());

    stage.button(u"runCommandNow"_s).click();
    CHECK(stage.fleet.fakeProbes.asked == QStringList{u"command/queue"_s});
    CHECK(stage.state(1) == u"running…"_s);
    CHECK_FALSE(stage.button(u"runCommandNow"_s).isEnabled());
    stage.fleet.failure = Error{ErrorCode::NotFound, {}, 0};
    stage.fleet.deliver();

    CHECK(stage.state(1) == u"well"_s);
    CHECK(stage.page.findChild<QLabel*>(u"commandsNote"_s)->text().contains(u"connection"_s));
}

TEST_CASE("A command runs until its answer comes, or its server goes down")
{
    const bool goesDown = GENERATE(false, true);
    CommandsStage stage;
    stage.table(u"serverCommandsTable"_s).selectRow(0);
    stage.button(u"runCommandNow"_s).click();
    stage.fleet.deliver(); // it was passed on
    CHECK(stage.state(1) == u"running…"_s);

    if (goesDown) {
        stage.setStatus(makeStatus(web, ServerState::Unreachable, stage.now));
    } else {
        stage.push(queueAnswer(web, stage.now, 2));
    }

    CHECK(stage.state(1) == (goesDown ? u"well"_s : u"warns"_s));
}

TEST_CASE("A command that is switched off is not run now")
{
    CustomCommand command = queueCommand();
    command.isEnabled = false;
    const CommandsStage stage(command);

    stage.table(u"serverCommandsTable"_s).selectRow(0);

    CHECK(stage.state(1) == u"switched off"_s);
    CHECK_FALSE(stage.button(u"runCommandNow"_s).isEnabled());
}

TEST_CASE("The work behind a value of a command has its declared name")
{
    CommandsStage stage;
    auto& values = stage.table(u"commandValuesTable"_s);
    values.selectKey(u"command[queue].size"_s);

    stage.button(u"commandWork"_s).click();

    REQUIRE(stage.fleet.fakeProbes.workMetrics
            == std::vector{metric(u"command"_s, u"size"_s, u"queue"_s)});
    const auto* const popover = stage.page.findChild<WorkPopover*>();
    REQUIRE(popover != nullptr);
    CHECK(popover->findChild<QLabel*>(u"workTitle"_s)->text() == u"Size of the queue"_s);
}

TEST_CASE("All values show what commands declare: label and unit")
{
    const CommandsStage stage;
    stage.openTab(u"valuesTab"_s);
    const auto* const table = stage.page.findChild<QTableView*>(u"valuesTable"_s);
    QStringList shown;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        shown += stage.cell(u"valuesTable"_s, row, 0) + u' ' + stage.cell(u"valuesTable"_s, row, 2);
    }

    CHECK(shown.contains(u"Size of the queue 4 KiB"_s));
    CHECK(shown.contains(u"Mails waiting 12"_s));
}

TEST_CASE("The tab leads to all commands")
{
    const CommandsStage stage;
    QSignalSpy spy(&stage.page, &DetailPage::commandsRequested);

    stage.button(u"openCommands"_s).click();

    CHECK(spy.count() == 1);
}

TEST_CASE("What a plug-in says is shown as plain text")
{
    const QString hostile = GENERATE(from_range(hostileStrings()));
    CommandsStage stage;
    Snapshot answer = queueAnswer(web, stage.now);
    answer.details = CommandSummary{hostile};

    stage.push(answer);

    CHECK(stage.state(5) == plainText(hostile, maxMessageLength));
}

TEST_CASE("What a command tells is shown as plain text")
{
    const QString hostile = GENERATE(from_range(hostileStrings()));
    CommandsStage stage;
    Snapshot answer = queueAnswer(web, stage.now);
    answer.samples.push_back({{u"command"_s, u"size"_s, u"queue/"_s + plainText(hostile)}, 1});
    Snapshot failed = makeFailed(web, stage.now + 1s, u"command/queue"_s, ErrorCode::Malformed);
    failed.unavailable.front().why.detail = hostile;

    stage.push(answer);
    stage.push(failed);

    CHECK(stage.state(5).size() < 3000);
    CHECK_FALSE(stage.state(5).contains(u'\n'));
    for (const QLabel* const label : stage.page.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
}
