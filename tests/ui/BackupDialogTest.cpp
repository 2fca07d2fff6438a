// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/BackupDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeBackups.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/UiBridge.h"
#include "ui/backup/RestoreProgress.h"
#include "ui/tables/RowsTable.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

const QString newerPath = u"/data/backups/vedette-backup-20260302-120000"_s;
const QString damagedPath = u"/data/backups/vedette-backup-20260301-120000"_s;

BackupEntry newerBackup()
{
    return {.path = newerPath,
            .backup = {.createdAt = Timestamp{seconds{1'772'452'800}},
                       .programVersion = u"1.4"_s,
                       .files = {{u"vedette.db"_s, 12, 1024}, {u"secrets.vault"_s, 0, 1024}}}};
}

BackupEntry damagedBackup()
{
    return {.path = damagedPath, .error = Error{ErrorCode::BackupDamaged, u"no manifest"_s, 0}};
}

BackupPreview plainPreview()
{
    BackupPreview preview;
    preview.backup = newerBackup().backup;
    preview.offered.servers = {u"web-1"_s, u"db-1"_s, u"old-1"_s};
    preview.offered.commands = 4;
    preview.offered.notes = 7;
    preview.offered.hasVault = true;
    preview.present.servers = {u"web-1"_s, u"db-1"_s, u"new-1"_s, u"new-2"_s};
    return preview;
}

CustomCommand namedCommand(const QString& name, const QString& script)
{
    CustomCommand command;
    command.name = name;
    command.script = script;
    return command;
}

/// The dialog over a source that the test speaks for.
struct BackupStage
{
    explicit BackupStage(const QString& folder = {})
        : dialog(std::make_unique<BackupDialog>(source, folder))
        , restores(dialog.get(), &BackupDialog::restoreRequested)
    {
        dialog->open();
    }

    template <class T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* child = dialog->findChild<T*>(name);
        REQUIRE(child != nullptr);
        return *child;
    }
    void click(const QString& button) const { find<QPushButton>(button).click(); }
    [[nodiscard]] bool canClick(const QString& button) const
    {
        return find<QPushButton>(button).isEnabled();
    }
    [[nodiscard]] RowsTable& table() const { return find<RowsTable>(u"backupTable"_s); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString text(const QString& label) const { return find<QLabel>(label).text(); }
    void listTwo() { source.list(std::vector{newerBackup(), damagedBackup()}); }
    [[nodiscard]] BackupPreviewDialog* preview() const
    {
        return dialog->findChild<BackupPreviewDialog*>(u"backupPreview"_s);
    }

    FakeBackups source;
    std::unique_ptr<BackupDialog> dialog;
    QSignalSpy restores;
};

/// All that a person can read in a window, one after the other.
QString allTexts(const QWidget& window)
{
    QString texts;
    for (const QLabel* const label : window.findChildren<QLabel*>()) {
        texts += label->text() + u'\n';
    }
    for (const QPlainTextEdit* const field : window.findChildren<QPlainTextEdit*>()) {
        texts += field->toPlainText() + u'\n';
    }
    return texts;
}

} // namespace

TEST_CASE("The list tells when a backup was made, how large it is, and why one is damaged")
{
    BackupStage stage;
    stage.listTwo();

    REQUIRE(stage.table().model()->rowCount() == 2);
    CHECK(stage.source.listedFolders == QStringList{u"/data/backups"_s});
    CHECK(stage.cell(0, 0) == backupTime(newerBackup().backup.createdAt));
    CHECK(stage.cell(0, 1) == u"2 KiB"_s);
    CHECK(stage.cell(0, 2) == u"1.4"_s);
    CHECK(stage.cell(0, 3) == u"yes"_s);
    CHECK(stage.cell(0, 5) == u"not looked at yet"_s);
    CHECK(stage.cell(1, 0) == u"vedette-backup-20260301-120000"_s);
    CHECK(stage.cell(1, 5).contains(u"can't be used"_s));
}

TEST_CASE("A damaged backup can be neither shown nor restored")
{
    BackupStage stage;
    stage.listTwo();
    CHECK_FALSE(stage.canClick(u"showBackup"_s)); // nothing is chosen

    stage.table().selectKey(damagedPath);
    CHECK_FALSE(stage.canClick(u"showBackup"_s));
    CHECK_FALSE(stage.canClick(u"restoreBackup"_s));

    stage.table().selectKey(newerPath);
    CHECK(stage.canClick(u"showBackup"_s));
    CHECK(stage.canClick(u"restoreBackup"_s));
}

TEST_CASE("A folder without backups, or that is not there yet, says what to do")
{
    BackupStage stage;

    stage.source.list(fail(ErrorCode::NotFound, u"/data/backups"_s));

    CHECK(stage.table().emptyText().contains(u"Back up now"_s));
    CHECK(stage.canClick(u"makeBackup"_s));
}

TEST_CASE("A folder that can't be read says why")
{
    BackupStage stage(u"/mnt/nas"_s);

    stage.source.list(fail(ErrorCode::InvalidFile, u"the file system does not answer"_s));

    CHECK(stage.table().emptyText().startsWith(u"The folder can't be read"_s));
}

TEST_CASE("A backup folder beside the data is told to be no help when the disk dies")
{
    BackupStage stage;
    CHECK_FALSE(stage.text(u"backupFolderHint"_s).isEmpty());

    stage.dialog->setFolder(u"/mnt/nas"_s);

    CHECK(stage.text(u"backupFolderHint"_s).isEmpty());
    CHECK(stage.source.listedFolders.last() == u"/mnt/nas"_s);
}

TEST_CASE("What the folder of before answers late is not shown for another one")
{
    BackupStage stage;
    const RequestId late = stage.source.listing();
    stage.dialog->setFolder(u"/mnt/nas"_s);

    Q_EMIT stage.source.listed(late, std::vector{newerBackup()});

    CHECK(stage.table().model()->rowCount() == 0);
}

TEST_CASE("A backup is made with its steps, and is in the list then")
{
    BackupStage stage;
    stage.source.list(std::vector<BackupEntry>{});
    stage.find<QCheckBox>(u"withVault"_s).setChecked(true);

    stage.click(u"makeBackup"_s);
    CHECK(stage.source.createdFolders == QStringList{u"/data/backups"_s});
    CHECK(stage.source.isWithVault);
    CHECK_FALSE(stage.canClick(u"makeBackup"_s));
    stage.source.step({.what = u"history.db"_s, .number = 2, .count = 2});
    CHECK(stage.text(u"stepText"_s) == u"Copying history.db (2 of 2)…"_s);
    CHECK(stage.find<QProgressBar>(u"stepBar"_s).value() == 2);
    stage.source.give(Result<BackupEntry>(newerBackup()));

    CHECK(stage.text(u"backupNote"_s).contains(newerPath));
    CHECK(stage.source.listedFolders.size() == 2);
    CHECK(stage.canClick(u"makeBackup"_s));
    CHECK_FALSE(stage.find<QLabel>(u"stepText"_s).isVisible());
}

TEST_CASE("A backup that is being made is cancelled by its button, not by closing the window")
{
    BackupStage stage;
    stage.click(u"makeBackup"_s);

    stage.dialog->reject();
    CHECK(stage.dialog->isVisible());
    CHECK(stage.source.cancelled.empty());
    stage.click(u"stepCancel"_s);
    CHECK(stage.source.cancelled == std::vector{stage.source.work()});
    CHECK_FALSE(stage.canClick(u"stepCancel"_s));
    stage.source.give(Result<BackupEntry>(fail(ErrorCode::Cancelled)));

    CHECK(stage.text(u"backupNote"_s).startsWith(u"No backup was made: you ended it"_s));
    stage.dialog->reject();
    CHECK_FALSE(stage.dialog->isVisible());
}

TEST_CASE("Why no backup was made is a sentence")
{
    BackupStage stage;
    stage.click(u"makeBackup"_s);

    stage.source.give(
        Result<BackupEntry>(fail(ErrorCode::StoreFull, u"it needs 2 GiB, 1 GiB is free"_s)));

    const QString note = stage.text(u"backupNote"_s);
    CHECK(note.startsWith(u"No backup was made: The disk"_s));
    CHECK(note.contains(u"it needs 2 GiB, 1 GiB is free"_s));
    CHECK_FALSE(note.contains(u"Monitoring goes on"_s)); // that is of the data folder's disk
}

TEST_CASE("A window that goes ends what it has asked for")
{
    FakeBackups source;
    RequestId work;
    {
        BackupDialog dialog(source, {});
        source.list(std::vector{newerBackup()});
        dialog.findChild<RowsTable*>(u"backupTable"_s)->selectKey(newerPath);
        dialog.findChild<QPushButton*>(u"showBackup"_s)->click();
        work = source.work();
        REQUIRE_FALSE(work.isNull());
    }

    CHECK(source.cancelled == std::vector{work});
}

TEST_CASE("What a backup holds is verified first, and then its servers are counted in the list")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);

    stage.click(u"showBackup"_s);
    CHECK(stage.source.inspectedPaths == QStringList{newerPath});
    CHECK(stage.preview() == nullptr);
    stage.source.give(Result<BackupPreview>(plainPreview()));

    REQUIRE(stage.preview() != nullptr);
    CHECK(stage.preview()->findChild<QPushButton*>(u"confirmRestore"_s) == nullptr);
    CHECK(stage.cell(0, 4) == u"3"_s);
    CHECK(stage.cell(0, 5) == u"verified"_s);
}

TEST_CASE("A backup that turns out to be damaged says so in the list")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    stage.click(u"restoreBackup"_s);

    stage.source.give(
        Result<BackupPreview>(fail(ErrorCode::BackupDamaged, u"history.db differs"_s)));

    CHECK(stage.preview() == nullptr);
    CHECK(stage.cell(0, 5).contains(u"can't be used"_s));
    CHECK(stage.restores.isEmpty());
}

TEST_CASE("A restore shows what there is now beside the backup, and waits for a person")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    stage.click(u"restoreBackup"_s);
    stage.source.give(Result<BackupPreview>(plainPreview()));
    REQUIRE(stage.preview() != nullptr);
    const auto* const facts = stage.preview()->findChild<QTableWidget*>(u"backupFacts"_s);
    const auto* const lost = stage.preview()->findChild<QPlainTextEdit*>(u"lostServers"_s);
    const auto* const gained = stage.preview()->findChild<QPlainTextEdit*>(u"gainedServers"_s);
    REQUIRE(facts != nullptr);
    REQUIRE(lost != nullptr);
    REQUIRE(gained != nullptr);
    CHECK(facts->item(2, 1)->text() == u"3"_s);
    CHECK(facts->item(2, 2)->text() == u"4"_s);
    CHECK(facts->item(3, 1)->text() == u"4"_s);
    CHECK(facts->item(5, 1)->text() == u"7"_s); // notes
    CHECK(facts->item(6, 1)->text() == u"none"_s);
    CHECK(lost->toPlainText() == u"new-1\nnew-2"_s);
    CHECK(gained->toPlainText() == u"old-1"_s);
    CHECK(stage.preview()->findChild<QWidget*>(u"programsWarning"_s) == nullptr);
    auto* const confirm = stage.preview()->findChild<QPushButton*>(u"confirmRestore"_s);
    REQUIRE(confirm != nullptr);
    CHECK_FALSE(confirm->isDefault()); // Return alone restores nothing
    CHECK(stage.restores.isEmpty());

    confirm->click();

    REQUIRE(stage.restores.size() == 1);
    CHECK(stage.restores[0][0].toString() == newerPath);
    CHECK(stage.restores[0][1].value<BackupPreview>() == plainPreview());
}

TEST_CASE("A restore that a person does not want changes nothing")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    stage.click(u"restoreBackup"_s);
    stage.source.give(Result<BackupPreview>(plainPreview()));

    stage.preview()->reject();

    CHECK(stage.restores.isEmpty());
    CHECK(stage.dialog->isVisible());
}

TEST_CASE("Programs that a backup would start are listed to their end, under a warning")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    BackupPreview preview = plainPreview();
    preview.offered.proxyCommands
        = {u"web-1: nc %h %p"_s, u"db-1: ssh bastion\nweb-9: harmless \u202Efdp"_s};
    stage.click(u"restoreBackup"_s);

    stage.source.give(Result<BackupPreview>(preview));

    const auto* const programs = stage.preview()->findChild<QPlainTextEdit*>(u"programs"_s);
    REQUIRE(programs != nullptr);
    const QStringList lines = programs->toPlainText().split(u'\n');
    REQUIRE(lines.size() == 2); // a line break within one begins no other
    CHECK(lines[0] == u"web-1: nc %h %p"_s);
    CHECK(lines[1].endsWith(u"harmless ‹U+202E›fdp"_s));
    CHECK(stage.preview()->findChild<QWidget*>(u"programsWarning"_s) != nullptr);
}

TEST_CASE("Commands that a restore brings, or changes, are told by name and text under a warning")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    BackupPreview preview = plainPreview();
    preview.offered.commandList
        = {namedCommand(u"same"_s, u"uptime"_s),
           namedCommand(u"backdoor"_s, u"id\nsame (new, off)\nrm -rf \u202Efdp"_s),
           namedCommand(u"disk"_s, u"df -k"_s)};
    preview.offered.commandList[1].runAs = u"root"_s;
    preview.present.commandList
        = {namedCommand(u"disk"_s, u"df"_s), namedCommand(u"same"_s, u"uptime"_s)};
    preview.present.commandList[1].id = CommandId{7}; // of its row alone
    stage.click(u"restoreBackup"_s);

    stage.source.give(Result<BackupPreview>(preview));

    const auto* const list = stage.preview()->findChild<QPlainTextEdit*>(u"changedCommands"_s);
    const auto* const warning = stage.preview()->findChild<QLabel*>(u"commandsWarning"_s);
    REQUIRE(list != nullptr);
    REQUIRE(warning != nullptr);
    CHECK(warning->text().contains(u"2 command"_s));
    CHECK(list->toPlainText()
          == u"backdoor (new, switched on, as root)\n│ id\n│ same (new, off)\n"
             "│ rm -rf ‹U+202E›fdp\n\ndisk (changed, switched on)\n│ df -k"_s);
}

TEST_CASE("A backup with the commands that there are now warns of none")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    BackupPreview preview = plainPreview();
    preview.offered.commandList = {namedCommand(u"same"_s, u"uptime"_s)};
    preview.present.commandList = preview.offered.commandList;
    stage.click(u"restoreBackup"_s);

    stage.source.give(Result<BackupPreview>(preview));

    CHECK(stage.preview()->findChild<QWidget*>(u"commandsWarning"_s) == nullptr);
}

TEST_CASE("Names out of a hostile backup are plain text, and bounded")
{
    BackupStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    BackupPreview preview = plainPreview();
    preview.offered.servers = hostileStrings();
    preview.offered.proxyCommands = hostileStrings();
    preview.backup.programVersion = hostileStrings().constFirst();
    for (const QString& text : hostileStrings()) {
        preview.offered.commandList.push_back(namedCommand(text, text));
        preview.offered.unreadable.push_back(Error{ErrorCode::StoreCorrupt, text, 0});
    }
    stage.click(u"restoreBackup"_s);

    stage.source.give(Result<BackupPreview>(preview));

    REQUIRE(stage.preview() != nullptr);
    for (const QLabel* const label : stage.preview()->findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
    const QString texts = allTexts(*stage.preview());
    CHECK(texts.contains(u"<b>bold</b>"_s));
    CHECK_FALSE(texts.contains(QChar(0x1B)));
    CHECK_FALSE(texts.contains(QChar(0x202E)));
    CHECK(texts.size() < 200'000);
    CHECK(texts.contains(u"restore only what you made yourself"_s));
}

TEST_CASE("While a restore is at work its window can only ask for the end")
{
    RestoreProgress progress;
    const QSignalSpy cancels(&progress, &RestoreProgress::cancelRequested);
    progress.show();
    progress.showStep({.what = u"history.db"_s, .number = 1, .count = 2});
    CHECK(progress.findChild<QLabel*>(u"stepText"_s)->text()
          == u"Restoring history.db (1 of 2)…"_s);

    progress.showStep({.number = 2, .count = 2, .isWaiting = true});
    CHECK(progress.findChild<QLabel*>(u"stepText"_s)->text()
          == u"Waiting for the backup under way…"_s);

    progress.reject();
    progress.reject();

    CHECK(cancels.size() == 1);
    CHECK(progress.isVisible());
}

TEST_CASE(
    "The main window opens the backups, hands a restore on, and tells what the schedule can't")
{
    FakeFleet fleet;
    FakeBackups backups;
    fleet.backupSource = &backups;
    UiBridge bridge(fleet);
    Settings settings;
    settings.backups.folder = u"/mnt/nas"_s;
    MainWindow window(bridge, settings, {});
    fleet.deliver();
    const QSignalSpy restores(&window, &MainWindow::restoreRequested);
    const auto* const notice = window.findChild<NoticeBar*>(u"notice"_s);

    window.findChild<QAction*>(u"actionBackups"_s)->trigger();
    auto* const dialog = window.findChild<BackupDialog*>(u"backupDialog"_s);
    REQUIRE(dialog != nullptr);
    CHECK(backups.listedFolders == QStringList{u"/mnt/nas"_s});
    Q_EMIT dialog->restoreRequested(newerPath, plainPreview());
    CHECK(restores.size() == 1);

    Q_EMIT backups.scheduleRan(fail(ErrorCode::StoreFull, u"/mnt/nas"_s), std::nullopt);
    CHECK(notice->text().startsWith(u"No backup could be made"_s));
    Q_EMIT backups.scheduleRan(newerBackup(), std::nullopt);
    CHECK_FALSE(notice->text().startsWith(u"No backup could be made"_s));
    Q_EMIT backups.scheduleRan(newerBackup(), Error{ErrorCode::StoreReadOnly, {}, 0});
    CHECK(notice->text().contains(u"older ones can't be removed"_s));
    window.applySettings(Settings{});
    CHECK_FALSE(notice->text().contains(u"older ones"_s));
}

TEST_CASE("Without backups of its own a window does not offer them")
{
    FakeFleet fleet;
    UiBridge bridge(fleet);
    const MainWindow window(bridge, {}, {});
    fleet.deliver();

    CHECK_FALSE(window.findChild<QAction*>(u"actionBackups"_s)->isEnabled());
}
