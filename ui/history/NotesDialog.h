// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Note.h"

#include <QDialog>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QLineEdit;
QT_END_NAMESPACE

namespace vedette::ui {

class HistoryNotes;
class NoticeBar;
class RowsTable;

/// All notes, to find one, go to it, edit or remove it. Open with open(). Lives on: GUI thread.
class NotesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NotesDialog(HistoryNotes& notes, QWidget* parent = nullptr);

private:
    void createParts();
    QAction* addAction(const char* name, const QString& text, const QString& icon);
    void createActions();
    void layOut();
    void listen();
    void refreshRows();
    void refreshActions();
    void goToCurrent();
    void editCurrent();
    [[nodiscard]] std::vector<NoteId> selected() const;

    HistoryNotes& m_notes;
    NoticeBar* m_notice;
    QLineEdit* m_filter;
    RowsTable* m_table;
    QAction* m_goTo = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace vedette::ui
