// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/BackupPlan.h"

#include <QObject>

class QComboBox;
class QLineEdit;
class QSpinBox;
class QWidget;

namespace vedette::ui {

class FieldRows;

/// The fields that say what is backed up by itself, as rows of a form. Lives on: GUI thread.
class BackupFields final : public QObject
{
    Q_OBJECT

public:
    /// `rows` is the parent of all fields, and outlives this.
    explicit BackupFields(FieldRows& rows);

    void addRows();
    void show(const BackupPlan& plan);
    [[nodiscard]] BackupPlan plan() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QWidget* createFolderRow();
    void chooseFolder();
    void setFolder(const QString& folder);
    void refresh();

    FieldRows& m_rows;
    QComboBox* m_rhythm;
    QSpinBox* m_keep;
    QLineEdit* m_folderField;
    QString m_folder; ///< empty: in the data folder
};

} // namespace vedette::ui
