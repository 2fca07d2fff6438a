// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "tests/support/Pump.h"
#include "tests/ui/EditorStage.h"
#include "ui/custom/CommandDialog.h"
#include "ui/tables/RowsTable.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

TEST_CASE("A trial runs what is typed on one server, and keeps nothing")
{
    const EditorStage stage(CustomCommand{});
    stage.find<QPlainTextEdit>(u"commandScript"_s).setPlainText(u"uptime"_s);
    auto& servers = stage.find<QComboBox>(u"trialServer"_s);
    servers.setCurrentIndex(1);

    stage.click(u"try"_s);

    CHECK(stage.source.ran.script == u"uptime"_s);
    CHECK(stage.source.ranOn == std::vector{ServerId{2}});
    CHECK(stage.source.calls == QStringList{u"run"_s});
    CHECK_FALSE(stage.find<QPushButton>(u"try"_s).isEnabled());
    CHECK(stage.find<QPushButton>(u"stopTrial"_s).isEnabled());
}

TEST_CASE("A trial is offered on a server that the command is meant for, this computer last")
{
    Server local = makeServer(9, u"This computer"_s);
    local.kind = ServerKind::Local;
    std::vector<Server> servers = editorServers();
    servers.insert(servers.begin(), local);
    FakeFleet fleet;
    CustomCommand everywhere = queueCommand();
    everywhere.tags.clear();
    everywhere.servers.clear();
    CustomCommand named = everywhere;
    named.targets = CommandTargets::Chosen;
    named.servers = {ServerId{2}};
    CustomCommand own = named;
    own.servers = {ServerId{9}};
    const auto offered = [](const CommandDialog& dialog) {
        return dialog.findChild<QComboBox*>(u"trialServer"_s)->currentData().toLongLong();
    };

    CommandDialog dialog(fleet.fakeCommands, everywhere, servers);

    CHECK(offered(dialog) == 1);
    CHECK(offered(CommandDialog(fleet.fakeCommands, named, servers)) == 2);
    CHECK(offered(CommandDialog(fleet.fakeCommands, own, servers)) == 9);
    dialog.tryOn(ServerId{2});
    CHECK(offered(dialog) == 2);
    dialog.tryOn({});
    CHECK(offered(dialog) == 2);
}

TEST_CASE("A trial shows what was said beside what was read, with its units")
{
    EditorStage stage;
    stage.click(u"try"_s);

    stage.source.give(queueTrial(ServerId{1}));
    stage.source.end();

    CHECK(stage.find<QPlainTextEdit>(u"trialOutput"_s).toPlainText().startsWith(u"queued=12\n"_s));
    CHECK(stage.find<QLabel>(u"trialFacts"_s).text() == u"Exit code 0, took 250 ms"_s);
    const auto& values = stage.find<RowsTable>(u"trialValues"_s);
    REQUIRE(values.model()->rowCount() == 2);
    CHECK(values.model()->index(0, 0).data() == u"queued"_s);
    CHECK(values.model()->index(0, 2).data() == u"12"_s);
    CHECK(values.model()->index(1, 2).data() == u"4 KiB"_s);
    CHECK(stage.find<QPushButton>(u"try"_s).isEnabled());
}

TEST_CASE("A trial that fails says why, with what was said")
{
    EditorStage stage;
    stage.click(u"try"_s);
    CommandTrial trial;
    trial.server = ServerId{1};
    trial.errors = "sh: nope: not found\n";
    trial.exitCode = 127;
    trial.error = Error{ErrorCode::CommandMissing, u"nope"_s, 0};

    stage.source.give(trial);
    stage.source.end();

    CHECK(stage.find<QLabel>(u"trialNote"_s).text().contains(u"nope"_s));
    CHECK(stage.find<QPlainTextEdit>(u"trialOutput"_s).toPlainText().contains(u"not found"_s));
    CHECK(stage.find<RowsTable>(u"trialValues"_s).model()->rowCount() == 0);
}

TEST_CASE("What is typed after a trial makes it that of another command")
{
    EditorStage stage;
    stage.click(u"try"_s);
    stage.source.give(queueTrial(ServerId{1}));
    stage.source.end();
    REQUIRE_FALSE(stage.find<QLabel>(u"trialNote"_s).isVisible());

    stage.find<QPlainTextEdit>(u"commandScript"_s).appendPlainText(u"true"_s);

    CHECK(stage.find<QLabel>(u"trialNote"_s).isVisible());
}

TEST_CASE("A trial is cancelled by its button, and by closing the editor")
{
    auto stage = std::make_unique<EditorStage>();
    stage->click(u"try"_s);
    stage->click(u"stopTrial"_s);
    CHECK(stage->source.cancelled == stage->source.runs);
    stage->source.end(Error{ErrorCode::Cancelled, {}, 0});
    CHECK(stage->find<QPushButton>(u"try"_s).isEnabled());

    FakeFleet fleet;
    {
        CommandDialog dialog(fleet.fakeCommands, queueCommand(), editorServers());
        dialog.findChild<QPushButton*>(u"try"_s)->click();
    }
    CHECK(fleet.fakeCommands.cancelled == fleet.fakeCommands.runs);
}

TEST_CASE("Texts of a server in a trial are plain")
{
    const QString hostile = GENERATE(from_range(hostileStrings()));
    EditorStage stage;
    stage.click(u"try"_s);
    CommandTrial trial = queueTrial(ServerId{1});
    trial.output = hostile.toUtf8();
    trial.samples.front().metric.instance = u"queue/"_s + hostile;
    trial.samples.front().metric.field = u"queued"_s;
    trial.error = Error{ErrorCode::Malformed, hostile, 0};

    stage.source.give(trial);

    for (const QLabel* const label : stage.dialog.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
    CHECK_FALSE(stage.find<QPlainTextEdit>(u"trialOutput"_s).toPlainText().contains(QChar(0x1B)));
}
