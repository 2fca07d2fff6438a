// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandReview.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/CommandStage.h"
#include "ui/custom/CommandForm.h"
#include "ui/custom/CommandsDialog.h"
#include "ui/custom/MarkedText.h"
#include "ui/servers/ServerModel.h"
#include "ui/tables/RowsTable.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

CustomCommand importedCommand(qint64 id, const QString& name)
{
    CustomCommand command = queueCommand(id);
    command.name = name;
    command.isEnabled = false;
    command.isImported = true;
    return command;
}

/// A list of commands, all of them selected.
struct SelectedStage
{
    explicit SelectedStage(std::vector<CustomCommand> commands)
    {
        fleet.state.servers = {makeServer(1, u"web-1"_s)};
        model.load(fleet.state);
        fleet.fakeCommands.list = std::move(commands);
        dialog.open();
        fleet.deliver();
        dialog.findChild<RowsTable*>(u"commandsTable"_s)->selectAll();
    }

    void switchOn() const { dialog.findChild<QAction*>(u"enableCommand"_s)->trigger(); }
    [[nodiscard]] CommandReview* review() const { return dialog.findChild<CommandReview*>(); }

    FakeFleet fleet;
    ServerModel model;
    CommandsDialog dialog{fleet.fakeCommands, model};
};

void press(const CommandReview& review, const QString& button)
{
    review.findChild<QPushButton*>(button)->click();
}

} // namespace

TEST_CASE("What came with a file is switched on one by one, after it was shown")
{
    const SelectedStage stage({importedCommand(1, u"a"_s), importedCommand(2, u"b"_s)});

    stage.switchOn();
    CHECK(stage.fleet.fakeCommands.saved.empty());
    REQUIRE(stage.review() != nullptr);
    press(*stage.review(), u"leaveCommand"_s);
    CHECK(stage.fleet.fakeCommands.saved.empty());
    press(*stage.review(), u"approveCommand"_s);

    REQUIRE(stage.fleet.fakeCommands.saved.size() == 1);
    CHECK(stage.fleet.fakeCommands.saved.front().name == u"b"_s);
    CHECK(stage.fleet.fakeCommands.saved.front().isEnabled);
    CHECK_FALSE(stage.fleet.fakeCommands.saved.front().isImported);
}

TEST_CASE("A review that is left switches nothing on")
{
    const SelectedStage stage({importedCommand(1, u"a"_s), importedCommand(2, u"b"_s)});
    stage.switchOn();
    REQUIRE(stage.review() != nullptr);
    press(*stage.review(), u"approveCommand"_s);

    stage.review()->reject();

    CHECK(stage.fleet.fakeCommands.saved.empty());
}

TEST_CASE("What a person has written is switched on without a question")
{
    CustomCommand own = queueCommand();
    own.isEnabled = false;
    const SelectedStage stage({own});

    stage.switchOn();

    CHECK(stage.review() == nullptr);
    REQUIRE(stage.fleet.fakeCommands.saved.size() == 1);
    CHECK(stage.fleet.fakeCommands.saved.front().isEnabled);
}

TEST_CASE("A review shows the script with what can't be seen, its account and its servers")
{
    CustomCommand command = importedCommand(1, u"a"_s);
    command.script = u"echo ok # \u202e; rm -rf \u2066x\r"_s;
    command.runAs = u"root"_s;
    command.targets = CommandTargets::Chosen;
    command.servers = {ServerId{2}};

    const CommandReview review({command}, {makeServer(1, u"web-1"_s), makeServer(2, u"db-1"_s)});

    const QString script = review.findChild<QPlainTextEdit*>(u"reviewScript"_s)->toPlainText();
    CHECK(script.contains(u"SIZE=4096"_s));
    CHECK(script.contains(u"echo ok # ‹U+202E›; rm -rf ‹U+2066›x‹U+000D›"_s));
    const QString facts = review.findChild<QLabel*>(u"reviewFacts"_s)->text();
    CHECK(facts.contains(u"root"_s));
    CHECK(facts.contains(u"db-1"_s));
    CHECK_FALSE(facts.contains(u"web-1"_s));
    CHECK_FALSE(review.findChild<QLabel*>(u"reviewHidden"_s)->isHidden());
    for (const QPushButton* const button : review.findChildren<QPushButton*>()) {
        CHECK_FALSE(button->isDefault());
    }
}

TEST_CASE("The list tells as whom a command runs")
{
    CustomCommand command = queueCommand();
    command.runAs = u"root"_s;
    const SelectedStage stage({command});

    const auto* const table = stage.dialog.findChild<RowsTable*>(u"commandsTable"_s);

    CHECK(table->model()->index(0, 5).data().toString() == u"root"_s);
}

TEST_CASE("The editor tells of characters in a script that can't be seen")
{
    CustomCommand command = importedCommand(1, u"a"_s);
    command.script = u"echo 1\necho \u202e2"_s;
    const CommandForm form(command, {});
    const auto* const note = form.findChild<QLabel*>(u"commandScriptHidden"_s);
    CHECK_FALSE(note->isHidden());
    CHECK(note->text().contains(u"line 2: U+202E"_s));

    form.findChild<QPlainTextEdit*>(u"commandScript"_s)->setPlainText(u"echo 1\n\techo é 東"_s);

    CHECK(note->isHidden());
}

TEST_CASE("A marked text keeps lines, tabs and letters, and shows the rest as numbers")
{
    CHECK(markedText(u"a\n\tb é 東 \U0001F600") == u"a\n\tb é 東 \U0001F600"_s);
    CHECK(markedText(u"a\x1b\u009b\u200b\u00a0\U000E0041")
          == u"a‹U+001B›‹U+009B›‹U+200B›‹U+00A0›‹U+E0041›"_s);
    CHECK(markedText(QString(QChar(0xD800))) == u"‹U+D800›"_s);
    CHECK(hiddenCharacters(u"a\nb\u200f\n\u0007")
          == QStringList{u"line 2: U+200F"_s, u"line 3: U+0007"_s});
}
