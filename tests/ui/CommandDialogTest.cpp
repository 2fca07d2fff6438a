// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandDialog.h"

#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "tests/support/Pump.h"
#include "tests/ui/EditorStage.h"
#include "ui/custom/CommandWords.h"
#include "ui/custom/OutputFieldTable.h"
#include "ui/custom/ParameterTable.h"
#include "ui/custom/ReadingForm.h"
#include "ui/custom/TargetPicker.h"
#include "ui/servers/NoteLabel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// Whether it kept the turn for itself.
bool takesWheel(QWidget& field)
{
    QWheelEvent turn(QPointF(5, 5),
                     field.mapToGlobal(QPointF(5, 5)),
                     {},
                     QPoint(0, -120),
                     Qt::NoButton,
                     Qt::NoModifier,
                     Qt::NoScrollPhase,
                     false);
    field.clearFocus();
    return field.focusPolicy() == Qt::WheelFocus
        || (QCoreApplication::sendEvent(&field, &turn) && turn.isAccepted());
}

} // namespace

TEST_CASE("The wheel that scrolls the form changes no field below the pointer")
{
    CustomCommand command = queueCommand();
    command.interval = seconds{300};
    const EditorStage stage(command);
    auto& units = *stage.dialog.findChild<OutputFieldTable*>()->findChild<QComboBox*>();

    for (QWidget* const field : {static_cast<QWidget*>(&stage.find<QSpinBox>(u"commandInterval"_s)),
                                 static_cast<QWidget*>(&stage.find<QComboBox>(u"commandFormat"_s)),
                                 static_cast<QWidget*>(&units)}) {
        CHECK_FALSE(takesWheel(*field));
    }

    stage.click(u"saveCommand"_s);
    CHECK(stage.source.saved == std::vector{command});
}

TEST_CASE("A command that is saved unchanged is what it was")
{
    CustomCommand command = queueCommand();
    command.targets = CommandTargets::Chosen;
    command.tags = {u"web"_s};
    command.servers = {ServerId{2}, ServerId{99}}; // one that was removed
    command.runAs = u"postfix"_s;
    command.reading.fields.front().factor = 0.5;
    const EditorStage stage(command);

    stage.click(u"saveCommand"_s);

    CHECK(stage.source.saved == std::vector{command});
}

TEST_CASE("Every kind of output survives its form")
{
    OutputReading reading;
    reading.fields = {{u"lag"_s, u"Lag"_s, {}, Unit::Seconds, 1}};
    const auto format = GENERATE(from_range(outputFormats()));
    reading.format = format;
    if (format == OutputFormat::Regex) {
        reading.pattern = u"(?<name>\\w+) (?<lag>\\d+)"_s;
        reading.isPerLine = true;
        reading.instanceKeys = {u"name"_s};
    } else if (format == OutputFormat::Table) {
        reading.fields.front().key = u"2"_s;
        reading.hasHeader = false;
        reading.separator = u"\t"_s;
        reading.instanceKeys = {u"1"_s};
    } else if (format == OutputFormat::JsonPointer) {
        reading.fields.front().key = u"/slots/*/lag"_s;
        reading.instanceKeys = {u"/name"_s};
    } else if (format == OutputFormat::ExitCode) {
        reading.fields.clear();
    }
    ReadingForm form;

    form.setReading(reading);

    CHECK(form.reading() == reading);
    CHECK(validate(form.reading()).has_value());
}

TEST_CASE("What is wrong with a command is said at its field, and nothing is saved")
{
    const EditorStage stage;
    const QString field = GENERATE(u"commandName"_s,
                                   u"commandScript"_s,
                                   u"commandTimeout"_s,
                                   u"commandRunAs"_s,
                                   u"commandFields"_s,
                                   u"commandParameters"_s);
    if (field == u"commandScript"_s) {
        stage.find<QPlainTextEdit>(field).clear();
    } else if (field == u"commandTimeout"_s) {
        stage.find<QSpinBox>(field).setValue(600); // the interval is 300 s
    } else if (field == u"commandFields"_s || field == u"commandParameters"_s) {
        stage.find<QTableWidget>(field).item(0, 0)->setText(u"not a name"_s);
    } else {
        stage.find<QLineEdit>(field).setText(u"-/"_s);
    }
    REQUIRE_FALSE(stage.complainsAt(field));

    stage.click(u"saveCommand"_s);

    CHECK(stage.complainsAt(field));
    CHECK(stage.source.calls.isEmpty());
    CHECK(stage.dialog.isVisible());
}

TEST_CASE("A pattern without the groups of its values, and one that is none, are told apart")
{
    const EditorStage stage;
    stage.choose(OutputFormat::Regex);
    const auto [pattern, words] = GENERATE(table<QString, QString>(
        {{u"(\\d+)"_s, u"named group"_s}, {u"(?<queued>"_s, u"no regular expression"_s}}));
    stage.find<QLineEdit>(u"commandPattern"_s).setText(pattern);

    stage.click(u"saveCommand"_s);

    CHECK(stage.complainsAt(u"commandPattern"_s));
    CHECK(stage.note(u"commandPattern"_s).text().contains(words));
}

TEST_CASE("Only the fields of the chosen kind of output are shown")
{
    const EditorStage stage;

    stage.choose(OutputFormat::Table);
    CHECK(stage.find<QWidget>(u"commandSeparator"_s).isVisible());
    CHECK_FALSE(stage.find<QWidget>(u"commandPattern"_s).isVisible());
    stage.choose(OutputFormat::ExitCode);

    CHECK_FALSE(stage.find<QWidget>(u"commandSeparator"_s).isVisible());
    CHECK_FALSE(stage.find<QWidget>(u"commandFields"_s).isVisible());
}

TEST_CASE("Chosen servers without one are not taken for all servers")
{
    const EditorStage stage;
    stage.find<QComboBox>(u"commandTargets"_s).setCurrentIndex(1);

    stage.click(u"saveCommand"_s);

    CHECK(stage.complainsAt(u"commandTargets"_s));
    CHECK(stage.source.calls.isEmpty());
}

TEST_CASE("The form tells on how many servers a command is to run")
{
    TargetPicker picker(editorServers());
    const auto* const sum = picker.findChild<QLabel*>(u"commandTargetSum"_s);
    CHECK(sum->text() == u"It is meant for 2 of 2 servers now."_s);

    CustomCommand command;
    picker.setTargets(command);
    CHECK(picker.targets() == CommandTargets::Chosen);
    CHECK(picker.isUnfinished());
    CHECK(sum->text() == u"It is meant for 0 of 2 servers now."_s);
    command.tags = {u"web"_s};
    picker.setTargets(command);
    CHECK(sum->text() == u"It is meant for 1 of 2 servers now."_s);
    picker.findChild<QListWidget*>(u"commandServers"_s)->item(1)->setCheckState(Qt::Checked);

    CHECK(sum->text() == u"It is meant for 2 of 2 servers now."_s);
    CHECK(picker.chosen() == std::vector{ServerId{2}});
}

TEST_CASE("A name that is taken is said at the name, any other failure below the fields")
{
    EditorStage stage;
    stage.fleet.failure = Error{ErrorCode::InvalidConfig, u"commandNameTaken"_s, 0};
    stage.click(u"saveCommand"_s);
    stage.fleet.deliver();
    CHECK(stage.complainsAt(u"commandName"_s));

    stage.fleet.failure = Error{ErrorCode::StoreFull, {}, 0};
    stage.click(u"saveCommand"_s);
    stage.fleet.deliver();
    CHECK(stage.find<QLabel>(u"commandProblem"_s).isVisible());
    CHECK(stage.dialog.isVisible());

    stage.fleet.failure.reset();
    stage.click(u"saveCommand"_s);
    stage.fleet.deliver();
    CHECK_FALSE(stage.dialog.isVisible());
}

TEST_CASE("A long interval is told in minutes beside its seconds")
{
    const EditorStage stage;
    auto& interval = stage.find<QSpinBox>(u"commandInterval"_s);

    interval.setValue(300);
    CHECK(interval.text() == u"300 s (5 min)"_s);

    interval.setValue(30);
    CHECK(interval.text() == u"30 s"_s);
}

TEST_CASE("What was typed is not thrown away without a question")
{
    EditorStage stage;
    stage.find<QLineEdit>(u"commandText"_s).setText(u"Something else"_s);

    stage.dialog.reject();

    CHECK(stage.dialog.isVisible());
    CHECK(stage.find<QMessageBox>(u"discardQuestion"_s).isVisible());
}

TEST_CASE("The question about what was typed is answered by keeping or discarding it")
{
    const bool keeps = GENERATE(true, false);
    EditorStage stage;
    stage.find<QLineEdit>(u"commandText"_s).setText(u"Something else"_s);
    stage.dialog.reject();
    const auto buttons = stage.find<QMessageBox>(u"discardQuestion"_s).findChildren<QPushButton*>();
    const auto wanted
        = std::ranges::find(buttons, keeps ? u"Keep editing"_s : u"Discard"_s, &QPushButton::text);
    REQUIRE(wanted != buttons.end());

    (*wanted)->click();

    CHECK(stage.dialog.isVisible() == keeps);
}

TEST_CASE("A table without a row is no stop of the Tab key")
{
    CustomCommand command = queueCommand();
    command.parameters.clear();
    const EditorStage stage(command);
    const auto& table = stage.find<QTableWidget>(u"commandParameters"_s);
    REQUIRE(table.focusPolicy() == Qt::NoFocus);

    stage.find<QToolButton>(u"addcommandParameters"_s).click();

    CHECK(table.focusPolicy() == Qt::StrongFocus);
}

TEST_CASE("Units stand in full in the table of values")
{
    const EditorStage stage(queueCommand());
    const auto& fields = *stage.dialog.findChild<OutputFieldTable*>();

    const auto& units = *fields.findChild<QComboBox*>();

    CHECK(pumpUntil([&] { return units.width() >= units.sizeHint().width(); }));
}
