// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/BackupPreviewDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"
#include "tests/ui/BackupDialogStage.h"

#include <QPlainTextEdit>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// All that a person can read in a window, one after the other.
QString previewTexts(const QWidget& window)
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

TEST_CASE("A restore shows what there is now beside the backup, and waits for a person")
{
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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
    BackupDialogStage stage;
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
    const QString texts = previewTexts(*stage.preview());
    CHECK(texts.contains(u"<b>bold</b>"_s));
    CHECK_FALSE(texts.contains(QChar(0x1B)));
    CHECK_FALSE(texts.contains(QChar(0x202E)));
    CHECK(texts.size() < 200'000);
    CHECK(texts.contains(u"restore only what you made yourself"_s));
}
