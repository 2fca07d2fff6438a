// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/RunDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "tests/ui/CommandStage.h"
#include "ui/tables/RowsTable.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// A script that is to run on three servers.
struct RunStage
{
    RunStage()
    {
        dialog.open();
        script().setPlainText(u"uptime"_s);
    }

    template <class T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* child = dialog.findChild<T*>(name);
        REQUIRE(child != nullptr);
        return *child;
    }
    [[nodiscard]] QPlainTextEdit& script() const { return find<QPlainTextEdit>(u"runScript"_s); }
    void click(const QString& button) const { find<QPushButton>(button).click(); }
    /// As a person does, of the saved commands.
    void choose(const QString& name) const
    {
        auto& box = find<QComboBox>(u"runSaved"_s);
        const int place = box.findText(name);
        REQUIRE(place > 0);
        box.setCurrentIndex(place);
        Q_EMIT box.activated(place);
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return find<RowsTable>(u"runTable"_s).model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString output() const
    {
        return find<QPlainTextEdit>(u"runOutput"_s).toPlainText();
    }
    void give(qint64 server, const QByteArray& output, int exitCode)
    {
        CommandTrial trial;
        trial.server = ServerId{server};
        trial.output = output;
        trial.exitCode = exitCode;
        trial.duration = 0.5;
        source.give(trial);
    }

    FakeFleet fleet;
    FakeCommands& source = fleet.fakeCommands;
    RunDialog dialog{source, {makeServer(1, u"a"_s), makeServer(2, u"b"_s), makeServer(3, u"c"_s)}};
};

} // namespace

TEST_CASE("Nothing runs before Run is pressed, and the window says on how many servers it will")
{
    const RunStage stage;

    CHECK_FALSE(stage.source.calls.contains(u"run"_s));
    CHECK(stage.find<QLabel>(u"runTargets"_s).text() == u"Runs once on 3 servers: a, b, c"_s);
    CHECK(stage.find<QPushButton>(u"run"_s).text().contains(u"3"_s));
    CHECK_FALSE(stage.find<QPushButton>(u"run"_s).isDefault());
    stage.click(u"run"_s);

    CHECK(stage.source.ran.script == u"uptime"_s);
    CHECK(stage.source.ranOn == std::vector{ServerId{1}, ServerId{2}, ServerId{3}});
    CHECK(validate(stage.source.ran).has_value());
}

TEST_CASE("A saved command is filled in, can be changed, and runs as it stands there then")
{
    RunStage stage;
    CustomCommand saved = queueCommand();
    saved.timeout = 45s;
    saved.runAs = u"postfix"_s;
    stage.source.list = {saved};
    stage.fleet.deliver();

    stage.choose(u"queue"_s);
    CHECK(stage.script().toPlainText() == saved.script);
    CHECK(stage.find<QLabel>(u"runAccount"_s).text() == u"Runs as postfix, through sudo."_s);
    CHECK_FALSE(stage.source.calls.contains(u"run"_s));
    stage.find<QTableWidget>(u"commandParameters"_s).item(0, 1)->setText(u"8192"_s);
    stage.script().appendPlainText(u"date"_s);
    stage.click(u"run"_s);

    CHECK(stage.source.ran.script == saved.script + u"\ndate"_s);
    CHECK(stage.source.ran.parameters == std::vector{CommandParameter{u"SIZE"_s, u"8192"_s}});
    CHECK(stage.source.ran.timeout == 45s);
    CHECK(stage.source.ran.runAs == u"postfix"_s);
    CHECK(stage.source.ran.id.isNull());
    CHECK(stage.source.saved.empty());
}

TEST_CASE("What a saved command has replaced comes back by undoing in the script")
{
    RunStage stage;
    stage.source.list = {queueCommand()};
    stage.fleet.deliver();

    stage.choose(u"queue"_s);
    stage.script().undo();

    CHECK(stage.script().toPlainText() == u"uptime"_s);
}

TEST_CASE("Saved commands are offered where there are some, and a choice outlives news of them")
{
    RunStage stage;
    stage.fleet.deliver();
    auto& box = stage.find<QComboBox>(u"runSaved"_s);
    CHECK(box.isHidden());
    CustomCommand other = queueCommand(8);
    other.name = u"another"_s;
    Q_EMIT stage.source.changed({queueCommand()});
    CHECK_FALSE(box.isHidden());
    stage.choose(u"queue"_s);

    Q_EMIT stage.source.changed({other, queueCommand()});

    CHECK(box.currentText() == u"queue"_s);
    CHECK(stage.script().toPlainText() == queueCommand().script);
}

TEST_CASE("The value of a parameter that is too long is complained of, and nothing runs")
{
    RunStage stage;
    Q_EMIT stage.source.changed({queueCommand()});
    stage.choose(u"queue"_s);
    stage.find<QTableWidget>(u"commandParameters"_s)
        .item(0, 1)
        ->setText(QString(maxParameterBytes + 1, u'x'));

    stage.click(u"run"_s);

    CHECK(stage.find<QLabel>(u"runProblem"_s).text().contains(u"parameter"_s));
    CHECK_FALSE(stage.source.calls.contains(u"run"_s));
}

TEST_CASE("Without a script there is nothing to run")
{
    const RunStage stage;

    stage.script().clear();

    CHECK_FALSE(stage.find<QPushButton>(u"run"_s).isEnabled());
}

TEST_CASE("Results come one by one, with their outputs, and a failure says why")
{
    RunStage stage;
    stage.click(u"run"_s);
    CHECK(stage.cell(2, 3) == u"no answer yet"_s);

    stage.give(1, "up 3 days\n", 0);
    CHECK(stage.output() == u"up 3 days\n"_s);
    stage.give(2, "", 3);
    CommandTrial failed;
    failed.server = ServerId{3};
    failed.error = Error{ErrorCode::NotFound, {}, 0};
    stage.source.give(failed);
    CHECK(stage.find<QLabel>(u"runCount"_s).text()
          == u"3 of 3 servers have ended, 2 of them with an error."_s);
    CHECK_FALSE(stage.find<QPushButton>(u"run"_s).isEnabled());
    stage.source.end();

    CHECK(stage.cell(0, 3) == u"done"_s);
    CHECK(stage.cell(1, 1) == u"3"_s);
    CHECK(stage.cell(2, 3).contains(u"no connection"_s));
    CHECK(stage.cell(2, 1) == u"—"_s); // absent, not zero
    CHECK(stage.find<QPushButton>(u"run"_s).isEnabled());
}

TEST_CASE("All results are copied with the names of their servers")
{
    RunStage stage;
    stage.click(u"run"_s);
    stage.give(1, "one\n", 0);
    stage.give(3, "three\n", 1);

    stage.click(u"copyRun"_s);

    const QString text = QApplication::clipboard()->text();
    CHECK(text.startsWith(u"== a: Exit code 0, took 500 ms\none\n"_s));
    CHECK(text.contains(u"== c: Exit code 1"_s));
}

TEST_CASE("An answer changes the row of its server alone")
{
    RunStage stage;
    stage.click(u"run"_s);
    const QSignalSpy changes(&stage.find<RowsTable>(u"runTable"_s).rows(),
                             &QAbstractItemModel::dataChanged);

    stage.give(2, "two\n", 0);

    REQUIRE(changes.size() == 1);
    CHECK(changes.at(0).at(0).toModelIndex().row() == 1);
    CHECK(changes.at(0).at(1).toModelIndex().row() == 1);
    CHECK(stage.cell(1, 3) == u"done"_s);
    CHECK(stage.cell(0, 3) == u"no answer yet"_s);
}

TEST_CASE("What many servers say is kept up to a bound, and what was not kept is said")
{
    FakeFleet fleet;
    std::vector<Server> servers;
    for (qint64 id = 1; id <= 70; ++id) {
        servers.push_back(makeServer(id, u"s%1"_s.arg(id)));
    }
    RunDialog dialog(fleet.fakeCommands, servers);
    dialog.findChild<QPlainTextEdit*>(u"runScript"_s)->setPlainText(u"yes"_s);
    dialog.findChild<QPushButton*>(u"run"_s)->click();

    for (qint64 id = 1; id <= 70; ++id) {
        CommandTrial trial;
        trial.server = ServerId{id};
        trial.output = QByteArray(qsizetype{256} * 1024, 'x');
        trial.exitCode = 0;
        fleet.fakeCommands.give(trial);
    }

    auto* const table = dialog.findChild<RowsTable*>(u"runTable"_s);
    const auto* const output = dialog.findChild<QPlainTextEdit*>(u"runOutput"_s);
    table->selectKey(u"64"_s);
    CHECK(output->toPlainText().startsWith(u"xxx"_s));
    table->selectKey(u"65"_s);
    CHECK(output->toPlainText().contains(u"was not kept"_s));
    CHECK(dialog.findChild<QLabel*>(u"runCount"_s)->text()
          == u"70 of 70 servers have ended, 0 of them with an error."_s);
}

TEST_CASE("A run is cancelled by Stop, and by closing its window")
{
    RunStage stage;
    stage.click(u"run"_s);
    stage.click(u"cancelRun"_s);
    CHECK(stage.source.cancelled == stage.source.runs);

    FakeFleet fleet;
    {
        RunDialog dialog(fleet.fakeCommands, {makeServer(1, u"a"_s)});
        dialog.findChild<QPlainTextEdit*>(u"runScript"_s)->setPlainText(u"sleep 100"_s);
        dialog.findChild<QPushButton*>(u"run"_s)->click();
    }
    CHECK(fleet.fakeCommands.cancelled == fleet.fakeCommands.runs);
}

TEST_CASE("Results of a server are shown as plain text")
{
    const QString hostile = GENERATE(from_range(hostileStrings()));
    RunStage stage;
    stage.click(u"run"_s);

    stage.give(1, hostile.toUtf8(), 0);

    CHECK_FALSE(stage.output().contains(QChar(0x1B)));
    CHECK_FALSE(stage.output().contains(QChar(0x202E)));
    for (const QLabel* const label : stage.dialog.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
}
