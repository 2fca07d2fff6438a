// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/BackupPreview.h"
#include "core/model/Ids.h"
#include "ui/backup/BackupPreviewDialog.h"
#include "ui/backup/BackupWords.h"

#include <QDialog>
#include <QHash>

#include <vector>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace vedette {
class BackupSource;
}

namespace vedette::ui {

class NoteLabel;
class RowsTable;
class StepRow;

/// The backups of a folder: makes one, tells what one holds, and asks for a restore, which is not
/// done here: the data folder must be nobody's. Open with open(). Lives on: GUI thread.
class BackupDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `folder` empty: where backups are unless the user names another. `source` outlives this.
    BackupDialog(BackupSource& source, const QString& folder, QWidget* parent = nullptr);
    /// What is under way is ended.
    ~BackupDialog() override;

    void setFolder(const QString& folder);
    /// Not while a backup is made: that is cancelled first, by its button, and its end is not
    /// awaited. Returns at once.
    void reject() override;

Q_SIGNALS:
    /// A person has seen what it holds, and agreed.
    void restoreRequested(const QString& path, const vedette::BackupPreview& shown);

private:
    using Purpose = BackupPreviewDialog::Purpose;

    void createParts();
    [[nodiscard]] QWidget* createFolderRow();
    [[nodiscard]] QWidget* createButtons();
    void layOut();
    void listen();
    void chooseFolder();
    void reload();
    void makeBackup();
    void inspectChosen(Purpose purpose);
    void showBackups(RequestId request, const Result<std::vector<BackupEntry>>& backups);
    void showMade(const Result<BackupEntry>& backup);
    void showPreview(const Result<BackupPreview>& preview);
    void begin(RequestId request, const QString& what);
    void end();
    void refreshRows();
    void refreshButtons();
    [[nodiscard]] const BackupEntry* chosen() const;

    BackupSource& m_source;
    QString m_folder;
    std::vector<BackupEntry> m_backups;
    QHash<QString, BackupFinding> m_findings; ///< by path
    RequestId m_listing;
    RequestId m_work; ///< null while nothing is made or read
    QString m_inspected; ///< the path of what is read; empty while a backup is made
    Purpose m_purpose = Purpose::Look;
    bool m_isCancelled = false; ///< what is under way was asked to end
    bool m_isReadable = false; ///< the folder has answered, and is there
    QLineEdit* m_folderField;
    NoteLabel* m_folderHint;
    RowsTable* m_table;
    QCheckBox* m_withVault;
    StepRow* m_steps;
    NoteLabel* m_note;
    QPushButton* m_open = nullptr;
    QPushButton* m_make = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_restore = nullptr;
};

} // namespace vedette::ui
