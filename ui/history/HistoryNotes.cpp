// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryNotes.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/fleet/NoteSource.h"
#include "core/text/ErrorText.h"
#include "ui/charts/ChartPanel.h"
#include "ui/charts/ChartView.h"
#include "ui/history/HistoryChart.h"
#include "ui/history/NotesDialog.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QIcon>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype noteInMenu = 32; // characters
constexpr std::size_t mostNotesInMenu = 4;

Timestamp wholeSecond(Timestamp time)
{
    return std::chrono::floor<seconds>(time);
}

/// "&" would underline what follows it.
QString noteMenuText(const QString& text)
{
    return plainText(text, noteInMenu).replace(u'&', u"&&"_s);
}

/// Of the server of a chart with one alone; nothing of others.
std::optional<ServerId> onlyServer(const HistoryChart* chart)
{
    const bool isOne = chart != nullptr && chart->planned().curves.size() == 1;
    return isOne ? std::optional(chart->planned().curves.front().server) : std::nullopt;
}

TimeRange shownRange(const HistoryBoard& board)
{
    const Timestamp now = systemClock().now();
    return board.charts().empty() ? TimeRange{now, now}
                                  : board.charts().front()->panel().view().range();
}

/// Now, where the charts reach so far.
Timestamp usualTime(const TimeRange& shown)
{
    const Timestamp now = systemClock().now();
    return shown.from <= now && now <= shown.to + std::chrono::hours{1}
        ? now
        : shown.from + shown.length() / 2;
}

} // namespace

HistoryNotes::HistoryNotes(FleetSource& source,
                           const ServerModel& servers,
                           HistoryBoard& board,
                           QWidget& page)
    : QObject(&page)
    , m_source(source.notes())
    , m_servers(servers)
    , m_board(board)
    , m_page(page)
    , m_button(new QToolButton(&page))
{
    m_button->setObjectName(u"historyNotes"_s);
    m_button->setText(tr("Notes…"));
    m_button->setIcon(themedIcon(u"note"_s));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setToolTip(tr("Lists what was noted. The key N adds a note where the crosshair is."));
    m_button->setHidden(m_source == nullptr);
    if (m_source == nullptr) {
        return;
    }
    createActions();
    connect(m_source, &NoteSource::changed, this, &HistoryNotes::take);
    connect(m_source, &NoteSource::finished, this, &HistoryNotes::finish);
    connect(m_button, &QToolButton::clicked, this, &HistoryNotes::openList);
    connect(&board, &HistoryBoard::menuOpening, this, &HistoryNotes::fillMenu);
    connect(
        &board, &HistoryBoard::noteActivated, this, [this](NoteId note) { edit(note, &m_page); });
}

void HistoryNotes::createActions()
{
    const auto add = [this](const QString& name, QKeyCombination keys, auto act) {
        auto* const action = new QAction(tr("Add note…"), this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_page.addAction(action);
        connect(action, &QAction::triggered, this, [this, act] { (this->*act)(m_board.place()); });
    };
    add(u"addNoteHere"_s, Qt::Key_N, &HistoryNotes::addAt);
    add(u"addNoteOver"_s,
        QKeyCombination(Qt::ShiftModifier, Qt::Key_N),
        &HistoryNotes::addOverShown);
}

/// The mouse leaves the chart for the menu: where it was is asked now.
void HistoryNotes::fillMenu(QMenu* menu)
{
    const HistoryBoard::Place place = m_board.place();
    menu->addSeparator();
    menu->addAction(tr("Add note here…") + u"\tN"_s, this, [this, place] { addAt(place); })
        ->setObjectName(u"menuAddNote"_s);
    menu->addAction(tr("Add note over the time shown…") + u"\tShift+N"_s,
                    this,
                    [this, place] { addOverShown(place); })
        ->setObjectName(u"menuAddNoteOver"_s);
    addNotesTo(menu, place);
}

void HistoryNotes::addNotesTo(QMenu* menu, const HistoryBoard::Place& place)
{
    if (place.chart == nullptr || !place.time) {
        return;
    }
    std::size_t told = 0;
    for (const ChartMark& mark : place.chart->panel().view().marksAt(*place.time)) {
        const auto note = std::ranges::find(m_notes, mark.note, &Note::id);
        const bool isNote = mark.kind == MarkKind::Note && note != m_notes.end();
        if (!isNote || told == mostNotesInMenu) {
            continue;
        }
        ++told;
        const NoteId id = note->id;
        menu->addSeparator();
        menu->addAction(tr("Edit note “%1”…").arg(noteMenuText(note->text)),
                        this,
                        [this, id] { edit(id, &m_page); })
            ->setObjectName(u"menuEditNote"_s);
        menu->addAction(tr("Remove note “%1”").arg(noteMenuText(note->text)),
                        this,
                        [this, id] { remove({id}); })
            ->setObjectName(u"menuRemoveNote"_s);
    }
}

bool HistoryNotes::isShown(const Note& note) const
{
    return !note.server || m_servers.find(*note.server) != nullptr;
}

std::vector<Note> HistoryNotes::all() const
{
    std::vector<Note> shown;
    std::ranges::copy_if(
        m_notes, std::back_inserter(shown), [this](const Note& note) { return isShown(note); });
    return shown;
}

QString HistoryNotes::ownerOf(const Note& note) const
{
    const ServerRow* const row = note.server ? m_servers.find(*note.server) : nullptr;
    return row != nullptr ? plainText(row->server.name) : tr("All servers");
}

std::vector<NoteOwner> HistoryNotes::owners(const HistoryChart* chart) const
{
    std::vector<NoteOwner> owners;
    owners.reserve(m_servers.rows().size());
    for (const ServerRow& row : m_servers.rows()) {
        const bool isOfChart = chart != nullptr
            && std::ranges::find(chart->planned().curves, row.server.id, &PlannedCurve::server)
                != chart->planned().curves.end();
        owners.push_back({row.server.id, plainText(row.server.name), isOfChart});
    }
    return owners;
}

/// While the mouse selects, over what is selected.
void HistoryNotes::addAt(const HistoryBoard::Place& place)
{
    const auto selection = place.chart != nullptr ? place.chart->panel().view().takeSelection()
                                                  : std::optional<TimeRange>();
    Note note;
    note.server = onlyServer(place.chart);
    if (selection) {
        note.at = wholeSecond(selection->from);
        note.until = wholeSecond(selection->to);
    } else {
        note.at = wholeSecond(place.time.value_or(usualTime(shownRange(m_board))));
    }
    openDialog(note, place.chart, &m_page);
}

void HistoryNotes::addOverShown(const HistoryBoard::Place& place)
{
    const TimeRange shown = shownRange(m_board);
    Note note;
    note.server = onlyServer(place.chart);
    note.at = wholeSecond(shown.from);
    note.until = wholeSecond(shown.to);
    openDialog(note, place.chart, &m_page);
}

void HistoryNotes::addNow(QWidget* parent)
{
    Note note;
    note.at = wholeSecond(systemClock().now());
    openDialog(note, nullptr, parent);
}

void HistoryNotes::edit(NoteId note, QWidget* parent)
{
    const auto known = std::ranges::find(m_notes, note, &Note::id);
    if (known != m_notes.end() && isShown(*known)) {
        openDialog(*known, nullptr, parent);
    }
}

void HistoryNotes::openDialog(const Note& note, const HistoryChart* chart, QWidget* parent)
{
    auto* const dialog = new NoteDialog(*m_source, note, owners(chart), parent);
    connect(dialog, &QDialog::accepted, this, &HistoryNotes::saved);
    dialog->open();
}

void HistoryNotes::openList()
{
    m_requests.insert(m_source->requestNotes());
    auto* const dialog = new NotesDialog(*this, &m_page);
    dialog->open();
}

void HistoryNotes::take(const std::vector<Note>& notes)
{
    m_notes = notes;
    Q_EMIT changed();
}

void HistoryNotes::remove(const std::vector<NoteId>& notes)
{
    const auto first
        = notes.empty() ? m_notes.end() : std::ranges::find(m_notes, notes.front(), &Note::id);
    if (first == m_notes.end()) {
        return;
    }
    const QString text = notes.size() == 1
        ? tr("The note “%1” was removed.").arg(plainText(first->text, maxNameLength))
        : tr("%n notes were removed.", nullptr, static_cast<int>(notes.size()));
    m_removed = notes;
    m_requests.insert(m_source->remove(notes));
    Q_EMIT undoable(text);
}

void HistoryNotes::undo()
{
    if (!m_removed.empty()) {
        m_requests.insert(m_source->restore(std::exchange(m_removed, {})));
    }
    Q_EMIT undone();
}

void HistoryNotes::finish(RequestId request, const std::optional<Error>& error)
{
    const bool isOurs = m_requests.remove(request);
    if (isOurs && error) {
        m_removed.clear();
        Q_EMIT failed(text::words(*error).sentence());
    }
}

} // namespace vedette::ui
