// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/BackupPreview.h"

#include <QDialog>

class QBoxLayout;

namespace vedette::ui {

/// What a backup holds beside what is there now, before anything is done. Open with open();
/// accepted when the person wants it to be restored. Lives on: GUI thread.
class BackupPreviewDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose
    {
        Look, ///< nothing to agree to
        Restore
    };

    BackupPreviewDialog(const BackupPreview& preview, Purpose purpose, QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* createFacts(const BackupPreview& preview);
    void
    addNames(QBoxLayout& column, const char* name, const QString& title, const QStringList& names);
    void addPrograms(QBoxLayout& column, const QStringList& programs);
    void addCommands(QBoxLayout& column, const std::vector<CommandChange>& changes);
    void addRemarks(QBoxLayout& column, const QStringList& remarks);
    [[nodiscard]] QWidget* createConsequences();
    [[nodiscard]] QWidget* createButtons(Purpose purpose);
};

} // namespace vedette::ui
