// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/SavedViews.h"

#include <QToolButton>

class QMenu;

namespace vedette::ui {

/// The views that are kept: opens, saves, renames and deletes them. Lives on: GUI thread.
class ViewMenu final : public QToolButton
{
    Q_OBJECT

public:
    explicit ViewMenu(QWidget* parent = nullptr);

    [[nodiscard]] const SavedViews& saved() const { return m_saved; }
    void setSaved(const SavedViews& saved);
    /// What is shown: saving keeps it. Its name is that of the view it came from.
    void setCurrent(const HistoryView& view);

    /// As the menu does; what can't be is told by refused().
    void saveAs(const QString& name);
    void rename(const QString& newName);
    void remove();
    /// Brings back what was removed last.
    void undoRemove();

Q_SIGNALS:
    void chosen(const vedette::ui::HistoryView& view);
    /// The document is another now: it should be kept.
    void changed();
    /// What is shown has this name now; empty: none.
    void nameChanged(const QString& name);
    void removed(const QString& name);
    void refused(const QString& why);

private:
    void fill();
    void refreshText();
    void addViews();
    void addCommands();
    void askName(const QString& title, void (ViewMenu::*act)(const QString&));
    [[nodiscard]] const HistoryView* current() const { return m_saved.find(m_current.name); }
    void setName(const QString& name);

    SavedViews m_saved;
    HistoryView m_current;
    QMenu* m_menu;
    std::optional<std::pair<SavedViews::Entry, std::size_t>> m_removed;
};

} // namespace vedette::ui
