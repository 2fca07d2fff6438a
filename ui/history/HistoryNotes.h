// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "core/model/Note.h"
#include "ui/history/HistoryBoard.h"
#include "ui/history/NoteDialog.h"
#include "ui/servers/ServerModel.h"

#include <QObject>
#include <QSet>

#include <vector>

class QToolButton;

namespace vedette::ui {

/// The user's notes on the page of the history: adds them where the user points to, edits and
/// removes them. Without a source of notes nothing of it is offered. Lives on: GUI thread.
class HistoryNotes final : public QObject
{
    Q_OBJECT

public:
    HistoryNotes(FleetSource& source,
                 const ServerModel& servers,
                 HistoryBoard& board,
                 QWidget& page);

    /// Opens the list.
    [[nodiscard]] QToolButton* button() const { return m_button; }
    /// Those of the servers that there are, the latest first.
    [[nodiscard]] std::vector<Note> all() const;
    /// Of whom a note is, plain.
    [[nodiscard]] QString ownerOf(const Note& note) const;

    /// Each opens a dialog, over `parent`.
    void addAt(const HistoryBoard::Place& place);
    void addOverShown(const HistoryBoard::Place& place);
    void addNow(QWidget* parent);
    void edit(NoteId note, QWidget* parent);
    void openList();

    void remove(const std::vector<NoteId>& notes);
    /// Brings back what was removed last.
    void undo();

Q_SIGNALS:
    void changed();
    /// A note was added or edited.
    void saved();
    void undoable(const QString& text);
    void undone();
    void failed(const QString& why);
    void goToRequested(const vedette::Note& note);

private:
    void createActions();
    void fillMenu(QMenu* menu);
    void addNotesTo(QMenu* menu, const HistoryBoard::Place& place);
    void openDialog(const Note& note, const HistoryChart* chart, QWidget* parent);
    void take(const std::vector<Note>& notes);
    void finish(RequestId request, const std::optional<Error>& error);
    [[nodiscard]] bool isShown(const Note& note) const;
    [[nodiscard]] std::vector<NoteOwner> owners(const HistoryChart* chart) const;

    NoteSource* m_source; ///< null: there are none
    const ServerModel& m_servers;
    HistoryBoard& m_board;
    QWidget& m_page;
    QToolButton* m_button;
    std::vector<Note> m_notes; ///< also of servers that are not in the list any more
    QSet<RequestId> m_requests;
    std::vector<NoteId> m_removed; ///< by the latest removal: what Undo restores
};

} // namespace vedette::ui
