// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/exporting/ExportDialog.h"

#include "tests/support/HostileStrings.h"
#include "tests/ui/ExportStage.h"
#include "tests/ui/Gallery.h"
#include "ui/MainWindow.h"
#include "ui/UiBridge.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

const QString exportPath = u"/tmp/values.csv"_s;

} // namespace

TEST_CASE("An export begins with what the page shows")
{
    const ExportDialogStage stage;

    stage.dialog->exportInto(exportPath);

    REQUIRE(stage.exports.started.size() == 1);
    const auto& [request, order, path] = stage.exports.started.front();
    CHECK(path == exportPath);
    REQUIRE(order.servers.size() == 1);
    CHECK(order.servers.front().name == u"web-1"_s);
    CHECK(order.metrics == QStringList{u"cpu.totalUsage"_s});
    CHECK(order.range == *exportView().range.fixed);
    CHECK(order.every == 0ms);
    CHECK(order.format == ExportFormat::Csv);
}

TEST_CASE("An export without metrics is of all that are stored, of the last day")
{
    HistoryView view;
    view.servers = {web, db};
    const ExportDialogStage stage(view);

    const ExportOrder order = stage.order();

    CHECK(stage.part<QCheckBox>(u"exportAllMetrics"_s).isChecked());
    CHECK(order.metrics.isEmpty());
    CHECK(order.servers.size() == 2);
    CHECK(order.range.length() == 24h);
}

TEST_CASE("All of an export can be chosen otherwise")
{
    ExportDialogStage stage;

    stage.row(u"exportServersList"_s, u"db-1"_s).setCheckState(Qt::Checked);
    stage.row(u"exportMetricsList"_s, u"Load, 1 minute"_s).setCheckState(Qt::Checked);
    stage.part<QWidget>(u"exportPresets"_s).findChild<QPushButton*>(u"segment3"_s)->click();
    auto& every = stage.part<QComboBox>(u"exportEvery"_s);
    every.setCurrentIndex(4);
    auto& format = stage.part<QComboBox>(u"exportFormat"_s);
    format.setCurrentIndex(2);
    const ExportOrder order = stage.order();
    stage.part<QCheckBox>(u"exportAllMetrics"_s).click();

    CHECK(order.servers.size() == 2);
    CHECK(order.metrics == QStringList{u"cpu.totalUsage"_s, u"load.load1"_s});
    CHECK(order.range.length() == 7 * 24h);
    CHECK(order.every == 1h);
    CHECK(order.format == ExportFormat::OpenMetrics);
    CHECK(stage.order().metrics.isEmpty());
}

TEST_CASE("All servers means those that are not ticked, too")
{
    HistoryView view = exportView();
    view.servers.clear();
    const ExportDialogStage stage(view);
    const bool couldBefore = stage.button(u"exportStart"_s).isEnabled();

    stage.part<QCheckBox>(u"exportAllServers"_s).click();

    CHECK_FALSE(couldBefore);
    CHECK(stage.button(u"exportStart"_s).isEnabled());
    CHECK(stage.order().servers.size() == 2);
}

TEST_CASE("What is missing for an export is said, and nothing begins")
{
    const ExportDialogStage stage;
    const auto& step = stage.part<PlainLabel>(u"exportStep"_s);
    auto& from = stage.part<QDateTimeEdit>(u"exportFrom"_s);
    const QString before = step.text();

    from.setDateTime(from.dateTime().addYears(1));
    const QString backwards = step.text();
    stage.row(u"exportMetricsList"_s, u"CPU usage"_s).setCheckState(Qt::Unchecked);
    const QString noMetric = step.text();
    stage.row(u"exportServersList"_s, u"web-1"_s).setCheckState(Qt::Unchecked);
    stage.dialog->exportInto(exportPath);

    CHECK(before.isEmpty());
    CHECK(backwards.startsWith(u"The end"_s));
    CHECK(noMetric.startsWith(u"Tick a metric"_s));
    CHECK(step.text().startsWith(u"Tick a server"_s));
    CHECK_FALSE(stage.button(u"exportStart"_s).isEnabled());
    CHECK(stage.exports.started.empty());
}

TEST_CASE("What is stored can be ticked for an export, and asks for no more than that")
{
    ExportDialogStage stage;
    const Series old{{u"disk"_s, u"usedPercent"_s, u"/old"_s}, {}, {}};
    stage.fleet.history.insert(old.metric, old);

    stage.row(u"exportServersList"_s, u"db-1"_s).setCheckState(Qt::Checked);
    stage.fleet.deliver();

    const QListWidgetItem& row = stage.row(u"exportMetricsList"_s, u"File system usage /old"_s);
    CHECK(row.checkState() == Qt::Unchecked);
    REQUIRE(stage.fleet.historyQueries.size() == 2);
    CHECK(stage.fleet.historyQueries.back().server == db);
    CHECK(stage.fleet.historyQueries.back().columns == 1);
}

TEST_CASE("An export tells how far it is, and in the end how much it was")
{
    ExportDialogStage stage;
    stage.dialog->exportInto(exportPath);
    const auto& progress = stage.part<QProgressBar>(u"exportProgress"_s);
    const bool wasBusy = progress.maximum() == 0;

    stage.exports.tell({u"web-1 cpu.totalUsage"_s, 3, 12});
    const QString step = stage.part<PlainLabel>(u"exportStep"_s).text();
    const int value = progress.value();
    const bool formWasFree = stage.dialog->findChild<ExportForm*>()->isEnabled();
    stage.exports.end(ExportCount{4, 48, 2'048});

    CHECK(wasBusy);
    CHECK(step == u"web-1 cpu.totalUsage (3 of 12)"_s);
    CHECK(value == 2);
    CHECK(progress.maximum() == 12);
    CHECK_FALSE(formWasFree);
    CHECK_FALSE(progress.isVisible());
    CHECK(stage.note().meaning() == NoteLabel::Meaning::Success);
    CHECK(stage.note().text().startsWith(u"values.csv was written. Values: 48; series: 4;"_s));
    CHECK(stage.button(u"exportFolder"_s).isVisible());
    CHECK(stage.dialog->findChild<ExportForm*>()->isEnabled());
}

TEST_CASE("Another choice after an export takes its closing line away, what comes in does not")
{
    ExportDialogStage stage;
    stage.dialog->exportInto(exportPath);
    stage.exports.end(ExportCount{4, 48, 2'048});

    Q_EMIT stage.fleet.fakeCommands.changed({});
    const bool stays = stage.note().isVisible();
    stage.part<QCheckBox>(u"exportAllMetrics"_s).click();

    CHECK(stays);
    CHECK_FALSE(stage.note().isVisible());
    CHECK_FALSE(stage.button(u"exportFolder"_s).isVisible());
}

TEST_CASE("Cancel ends an export, and says that there is no file")
{
    ExportDialogStage stage;
    stage.dialog->exportInto(exportPath);
    QPushButton& cancel = stage.button(u"exportCancel"_s);

    QTest::keyClick(&cancel, Qt::Key_Space);
    const bool canTwice = cancel.isEnabled();
    stage.exports.end(fail(ErrorCode::Cancelled));

    CHECK(stage.exports.cancelled == std::vector{stage.exports.started.front().request});
    CHECK_FALSE(canTwice);
    CHECK(stage.note().text().contains(u"cancelled"_s));
    CHECK(stage.note().meaning() == NoteLabel::Meaning::Hint);
    CHECK(stage.button(u"exportStart"_s).isVisible());
    CHECK_FALSE(stage.button(u"exportFolder"_s).isVisible());
}

TEST_CASE("Esc and Close cancel what is under way, without a question")
{
    const bool byKey = GENERATE(true, false);
    ExportDialogStage stage;
    stage.dialog->exportInto(exportPath);

    if (byKey) {
        QTest::keyClick(stage.dialog.get(), Qt::Key_Escape);
    } else {
        stage.button(u"exportClose"_s).click();
    }
    const auto cancelled = stage.exports.cancelled;
    stage.exports.end(fail(ErrorCode::Cancelled));

    CHECK_FALSE(stage.dialog->isVisible());
    CHECK(cancelled == std::vector{stage.exports.started.front().request});
}

TEST_CASE("An export dialog that is closed with nothing under way cancels nothing")
{
    ExportDialogStage stage;
    stage.dialog->exportInto(exportPath);
    stage.exports.end(ExportCount{1, 1, 1});

    stage.dialog->reject();

    CHECK(stage.exports.cancelled.empty());
}

TEST_CASE("Why an export failed stands in the dialog")
{
    const auto [error, words] = GENERATE(table<Error, QString>(
        {{{ErrorCode::InvalidFile, u"No space left on <b>device</b>"_s, 0},
          u"values.csv can't be written: No space left on <b>device</b>"_s},
         {{ErrorCode::NotFound, {}, 0}, u"Nothing of that is stored in that time."_s},
         {{ErrorCode::StoreIo, {}, 0}, u""_s}}));
    ExportDialogStage stage;
    stage.dialog->exportInto(exportPath);

    stage.exports.end(fail(error));

    CHECK(stage.note().isVisible());
    CHECK(stage.note().meaning() == NoteLabel::Meaning::Problem);
    CHECK(stage.note().text().startsWith(words));
    CHECK_FALSE(stage.note().text().isEmpty());
    CHECK(stage.note().textFormat() == Qt::PlainText);
    CHECK(stage.button(u"exportStart"_s).isEnabled());
}

TEST_CASE("The export of another window is none of the dialog's")
{
    ExportDialogStage stage;
    stage.dialog->exportInto(exportPath);

    Q_EMIT stage.exports.progressed(RequestId{1}, {u"other"_s, 1, 2});
    Q_EMIT stage.exports.finished(RequestId{1}, fail(ErrorCode::StoreIo));

    CHECK(stage.button(u"exportCancel"_s).isVisible());
    CHECK_FALSE(stage.note().isVisible());
    CHECK_FALSE(stage.part<PlainLabel>(u"exportStep"_s).text().contains(u"other"_s));
}

TEST_CASE("Return chooses the file, under a name that says what is in it")
{
    const ExportDialogStage stage;
    stage.part<QComboBox>(u"exportFormat"_s).setCurrentIndex(1);

    QTest::keyClick(stage.dialog.get(), Qt::Key_Return);

    const QPointer<QFileDialog> files = stage.dialog->findChild<QFileDialog*>();
    REQUIRE(files != nullptr);
    CHECK(files->acceptMode() == QFileDialog::AcceptSave);
    CHECK(files->defaultSuffix() == u"json"_s);
    CHECK_FALSE(files->testOption(QFileDialog::DontConfirmOverwrite));
    CHECK(stage.dialog->suggestedName().startsWith(u"vedette-web-1-2023"_s));
    CHECK(stage.dialog->suggestedName().endsWith(u".json"_s));
    files->reject();
}

TEST_CASE("A hostile name of a server stays plain in the dialog, and out of the file's name")
{
    const QString hostile = GENERATE(from_range(hostileStrings()));
    ExportDialogStage stage(exportView(), hostile);
    stage.dialog->exportInto(exportPath);

    stage.exports.tell({hostile, 1, 1});

    const auto labels = stage.dialog->findChildren<QLabel*>();
    for (const QLabel* const label : labels) {
        CHECK_FALSE(label->text().contains(QChar(0x202E)));
        CHECK(label->text().size() < 3'000);
    }
    CHECK(stage.part<PlainLabel>(u"exportStep"_s).textFormat() == Qt::PlainText);
    const QString name = stage.dialog->suggestedName();
    CHECK(name.size() < 100);
    for (const QChar c : name) {
        CHECK((c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'.')));
    }
}

TEST_CASE("Every control of the export has a name for those who can't see it")
{
    const ExportDialogStage stage;

    const auto boxes = stage.dialog->findChildren<QComboBox*>();
    for (const QComboBox* const box : boxes) {
        CHECK_FALSE(box->accessibleName().isEmpty());
    }
    CHECK_FALSE(stage.part<QProgressBar>(u"exportProgress"_s).accessibleName().isEmpty());
    CHECK_FALSE(stage.part<QWidget>(u"exportPresets"_s).accessibleName().isEmpty());
}

TEST_CASE("The window opens the export for the page that is shown, where there is one")
{
    FakeExports exports;
    FakeFleet fleet;
    const bool isPossible = GENERATE(true, false);
    fleet.exportSource = isPossible ? &exports : nullptr;
    fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
    UiBridge bridge(fleet);
    MainWindow window(bridge, Settings{}, {});
    window.show();
    fleet.deliver();
    window.findChild<HistoryPage*>()->setView(exportView());
    window.showHistory();

    window.findChild<QToolButton*>(u"historyExport"_s)->click();

    const auto* const dialog = window.findChild<ExportDialog*>();
    CHECK((dialog != nullptr) == isPossible);
    CHECK(window.findChild<QAction*>(u"actionExportValues"_s)->isEnabled() == isPossible);
    if (dialog != nullptr) {
        const ExportOrder order = dialog->findChild<ExportForm*>()->order();
        CHECK(order.metrics == QStringList{u"cpu.totalUsage"_s});
        CHECK(order.range == *exportView().range.fixed);
    }
}

TEST_CASE("From another page the export begins with the server shown, and all that is stored of it")
{
    FakeExports exports;
    FakeFleet fleet;
    fleet.exportSource = &exports;
    fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
    UiBridge bridge(fleet);
    MainWindow window(bridge, Settings{}, {});
    window.show();
    fleet.deliver();
    window.showServer(db);

    window.findChild<QAction*>(u"actionExportValues"_s)->trigger();

    const auto* const form = window.findChild<ExportForm*>();
    REQUIRE(form != nullptr);
    REQUIRE(form->order().servers.size() == 1);
    CHECK(form->order().servers.front().id == db);
    CHECK(form->order().metrics.isEmpty());
}

TEST_CASE("The pictures of the export are painted", "[.gallery]")
{
    const auto [theme, name] = GENERATE(table<ThemeChoice, const char*>(
        {{ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}}));
    applyTheme(*qApp, theme);
    const QString suffix = u"-"_s + QString::fromLatin1(name);
    ExportDialogStage stage;
    saveToGallery(*stage.dialog, u"export"_s + suffix);

    stage.dialog->exportInto(exportPath);
    stage.exports.tell({u"web-1 disk[/var].usedPercent"_s, 5, 12});
    saveToGallery(*stage.dialog, u"export-running"_s + suffix);

    stage.exports.end(ExportCount{12, 345'600, 21'000'000});
    saveToGallery(*stage.dialog, u"export-done"_s + suffix);

    stage.dialog->exportInto(exportPath);
    stage.exports.end(fail(ErrorCode::InvalidFile, u"No space left on device"_s));
    saveToGallery(*stage.dialog, u"export-failed"_s + suffix);
}
