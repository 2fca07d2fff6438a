// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/BackupDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/BackupDialogStage.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/UiBridge.h"
#include "ui/backup/RestoreProgress.h"

#include <QAction>
#include <QCheckBox>
#include <QProgressBar>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

TEST_CASE("The list tells when a backup was made, how large it is, and why one is damaged")
{
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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
    BackupDialogStage stage;

    stage.source.list(fail(ErrorCode::NotFound, u"/data/backups"_s));

    CHECK(stage.table().emptyText().contains(u"Back up now"_s));
    CHECK(stage.canClick(u"makeBackup"_s));
}

TEST_CASE("A folder that can't be read says why")
{
    BackupDialogStage stage(u"/mnt/nas"_s);

    stage.source.list(fail(ErrorCode::InvalidFile, u"the file system does not answer"_s));

    CHECK(stage.table().emptyText().startsWith(u"The folder can't be read"_s));
}

TEST_CASE("A backup folder beside the data is told to be no help when the disk dies")
{
    BackupDialogStage stage;
    CHECK_FALSE(stage.text(u"backupFolderHint"_s).isEmpty());

    stage.dialog->setFolder(u"/mnt/nas"_s);

    CHECK(stage.text(u"backupFolderHint"_s).isEmpty());
    CHECK(stage.source.listedFolders.last() == u"/mnt/nas"_s);
}

TEST_CASE("What the folder of before answers late is not shown for another one")
{
    BackupDialogStage stage;
    const RequestId late = stage.source.listing();
    stage.dialog->setFolder(u"/mnt/nas"_s);

    Q_EMIT stage.source.listed(late, std::vector{newerBackup()});

    CHECK(stage.table().model()->rowCount() == 0);
}

TEST_CASE("A backup is made with its steps, and is in the list then")
{
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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

TEST_CASE("After its cancel a window closes at once, whatever the worker does")
{
    BackupDialogStage stage;
    stage.click(u"makeBackup"_s);
    stage.click(u"stepCancel"_s);

    stage.dialog->reject(); // the folder is dead: no answer ever comes

    CHECK_FALSE(stage.dialog->isVisible());
}

TEST_CASE("A cancel counts for the backup that it was meant for alone")
{
    BackupDialogStage stage;
    stage.click(u"makeBackup"_s);
    stage.click(u"stepCancel"_s);
    stage.source.give(Result<BackupEntry>(fail(ErrorCode::Cancelled)));
    stage.click(u"makeBackup"_s);

    stage.dialog->reject();

    CHECK(stage.dialog->isVisible());
}

TEST_CASE("A window closes while its folder, or a backup, is still being read, and ends that")
{
    FakeBackups source;
    RequestId work;
    {
        BackupDialog dialog(source, u"/mnt/dead"_s);
        dialog.open();
        work = source.listing();
        if (GENERATE(true, false)) {
            source.list(std::vector{newerBackup()});
            dialog.findChild<RowsTable*>(u"backupTable"_s)->selectKey(newerPath);
            dialog.findChild<QPushButton*>(u"showBackup"_s)->click();
            work = source.work();
        }

        dialog.reject();

        CHECK_FALSE(dialog.isVisible());
    }
    CHECK(source.cancelled == std::vector{work});
}

TEST_CASE("A folder that has not answered is not opened, and does not hold up the next one")
{
    BackupDialogStage stage(u"/mnt/dead"_s);
    const RequestId dead = stage.source.listing();
    CHECK_FALSE(stage.canClick(u"openBackupFolder"_s));

    stage.dialog->setFolder(u"/mnt/nas"_s);
    CHECK(stage.source.cancelled == std::vector{dead});
    CHECK_FALSE(stage.canClick(u"openBackupFolder"_s));
    stage.listTwo();

    CHECK(stage.canClick(u"openBackupFolder"_s));
}

TEST_CASE("Why no backup was made is a sentence")
{
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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
    BackupDialogStage stage;
    stage.listTwo();
    stage.table().selectKey(newerPath);
    stage.click(u"restoreBackup"_s);

    stage.source.give(
        Result<BackupPreview>(fail(ErrorCode::BackupDamaged, u"history.db differs"_s)));

    CHECK(stage.preview() == nullptr);
    CHECK(stage.cell(0, 5).contains(u"can't be used"_s));
    CHECK(stage.restores.isEmpty());
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
