// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Catch.h"
#include "tests/support/FakeBackups.h"
#include "ui/backup/BackupDialog.h"
#include "ui/tables/RowsTable.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <memory>

namespace vedette::test {

inline const QString newerPath = QStringLiteral("/data/backups/vedette-backup-20260302-120000");
inline const QString damagedPath = QStringLiteral("/data/backups/vedette-backup-20260301-120000");

[[nodiscard]] inline BackupEntry newerBackup()
{
    return {.path = newerPath,
            .backup = {.createdAt = Timestamp{seconds{1'772'452'800}},
                       .programVersion = QStringLiteral("1.4"),
                       .files = {{QStringLiteral("vedette.db"), 12, 1024},
                                 {QStringLiteral("secrets.vault"), 0, 1024}}}};
}

[[nodiscard]] inline BackupEntry damagedBackup()
{
    return {.path = damagedPath,
            .error = Error{ErrorCode::BackupDamaged, QStringLiteral("no manifest"), 0}};
}

[[nodiscard]] inline BackupPreview plainPreview()
{
    BackupPreview preview;
    preview.backup = newerBackup().backup;
    preview.offered.servers
        = {QStringLiteral("web-1"), QStringLiteral("db-1"), QStringLiteral("old-1")};
    preview.offered.commands = 4;
    preview.offered.notes = 7;
    preview.offered.hasVault = true;
    preview.present.servers = {QStringLiteral("web-1"),
                               QStringLiteral("db-1"),
                               QStringLiteral("new-1"),
                               QStringLiteral("new-2")};
    return preview;
}

[[nodiscard]] inline CustomCommand namedCommand(const QString& name, const QString& script)
{
    CustomCommand command;
    command.name = name;
    command.script = script;
    return command;
}

/// The dialog over a source that the test speaks for.
struct BackupDialogStage
{
    explicit BackupDialogStage(const QString& folder = {})
        : dialog(std::make_unique<ui::BackupDialog>(source, folder))
        , restores(dialog.get(), &ui::BackupDialog::restoreRequested)
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
    [[nodiscard]] ui::RowsTable& table() const
    {
        return find<ui::RowsTable>(QStringLiteral("backupTable"));
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString text(const QString& label) const { return find<QLabel>(label).text(); }
    void listTwo() { source.list(std::vector{newerBackup(), damagedBackup()}); }
    [[nodiscard]] ui::BackupPreviewDialog* preview() const
    {
        return dialog->findChild<ui::BackupPreviewDialog*>(QStringLiteral("backupPreview"));
    }

    FakeBackups source;
    std::unique_ptr<ui::BackupDialog> dialog;
    QSignalSpy restores;
};

} // namespace vedette::test
