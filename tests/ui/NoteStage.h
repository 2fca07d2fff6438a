// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/HistoryStage.h"
#include "ui/NoticeBar.h"
#include "ui/history/NoteDialog.h"
#include "ui/tables/RowsTable.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace vedette::test {

/// Two servers over six hours, and what can be noted there.
struct NotedHistory : HistoryStage
{
    explicit NotedHistory(std::vector<Note> notes = {}, std::vector<ServerId> servers = {web, db})
    {
        fleet.fakeNotes.list = std::move(notes);
        ui::HistoryView view = both();
        view.servers = std::move(servers);
        view.metrics = {cpu};
        show(view);
        HistoryStage::view(0).refreshNow();
    }

    void point(Timestamp time) const { Q_EMIT chart(0).panel().hovered(time); }
    void trigger(const QString& action) const { part<QAction>(action).trigger(); }
    [[nodiscard]] ui::NoteDialog* dialog() const
    {
        const auto dialogs = page.findChildren<ui::NoteDialog*>();
        const auto open = std::ranges::find_if(dialogs, &QWidget::isVisible);
        return open == dialogs.end() ? nullptr : *open;
    }
    template <class T>
    [[nodiscard]] T& field(const QString& name) const
    {
        REQUIRE(dialog() != nullptr);
        return *dialog()->findChild<T*>(name);
    }
    [[nodiscard]] QPlainTextEdit& text() const
    {
        return field<QPlainTextEdit>(QStringLiteral("noteText"));
    }
    [[nodiscard]] const std::vector<Note>& list() const { return fleet.fakeNotes.list; }
    [[nodiscard]] QString problem() const
    {
        return field<QLabel>(QStringLiteral("noteProblem")).text();
    }
    void saveAs(const QString& words)
    {
        text().setPlainText(words);
        field<QPushButton>(QStringLiteral("saveNote")).click();
        fleet.deliver();
    }

    /// What the chart's menu offers there, by name.
    [[nodiscard]] QAction* menuAction(const QString& name) const
    {
        ui::ChartPanel& panel = chart(0).panel();
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, QPoint(5, 5), panel.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&panel, &event);
        QAction* found = nullptr;
        for (QMenu* const menu : panel.findChildren<QMenu*>(QStringLiteral("chartMenu"))) {
            found = menu->isVisible() ? menu->findChild<QAction*>(name) : found;
            menu->hide();
        }
        return found;
    }

    ui::RowsTable& openList() const
    {
        part<QToolButton>(QStringLiteral("historyNotes")).click();
        return part<ui::RowsTable>(QStringLiteral("notesTable"));
    }
    [[nodiscard]] QString notice(const QString& bar) const
    {
        return part<ui::NoticeBar>(bar).text();
    }
};

inline Note
noteOf(qint64 id, Timestamp at, const QString& text, std::optional<ServerId> server = {})
{
    Note note;
    note.id = NoteId{id};
    note.at = at;
    note.text = text;
    note.server = server;
    return note;
}

inline Timestamp anHourAgo()
{
    return std::chrono::floor<seconds>(systemClock().now() - std::chrono::hours{1});
}

} // namespace vedette::test
