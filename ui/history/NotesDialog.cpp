// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/NotesDialog.h"

#include "core/base/PlainText.h"
#include "ui/LocalTime.h"
#include "ui/NoticeBar.h"
#include "ui/history/HistoryNotes.h"
#include "ui/tables/FilterEdit.h"
#include "ui/tables/RowsTable.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize notesSize{860, 480};
constexpr int atColumn = 0;
constexpr int untilColumn = 1;

RowCell timeCell(const std::optional<Timestamp>& time)
{
    if (!time) {
        return textCell({}, RowTone::Muted);
    }
    const QLocale locale;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(toMsecs(*time));
    RowCell cell = textCell(locale.toString(moment.date(), QLocale::ShortFormat) + u' '
                                + locale.toString(moment.time(), secondFormat(locale)),
                            RowTone::Muted);
    cell.key = static_cast<double>(toMsecs(*time));
    return cell;
}

} // namespace

NotesDialog::NotesDialog(HistoryNotes& notes, QWidget* parent)
    : QDialog(parent)
    , m_notes(notes)
    , m_notice(new NoticeBar(this))
    , m_filter(new FilterEdit(this))
    , m_table(new RowsTable({{tr("At"), 150, false},
                             {tr("Until"), 150, false},
                             {tr("For"), 150, false},
                             {tr("Note"), 300, false}},
                            {0, Qt::DescendingOrder},
                            this))
{
    setObjectName(u"notesDialog"_s);
    setWindowTitle(tr("Notes"));
    setAttribute(Qt::WA_DeleteOnClose);
    createParts();
    createActions();
    layOut();
    resizeOnScreen(*this, notesSize);
    listen();
    refreshRows();
    m_table->setFocus(Qt::OtherFocusReason);
}

void NotesDialog::createParts()
{
    m_notice->setObjectName(u"notesNotice"_s);
    m_filter->setObjectName(u"notesFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by words or server…"));
    m_filter->setAccessibleName(tr("Filter notes"));
    static_cast<FilterEdit*>(m_filter)->setList(m_table);
    m_table->setObjectName(u"notesTable"_s);
    m_table->setAccessibleName(tr("Notes"));
    m_table->setEmptyText(
        tr("No notes yet. Point to a moment on a chart and press N: “deployed 2.3” then stands "
           "there, for one server or for all."));
}

QAction* NotesDialog::addAction(const char* name, const QString& text, const QString& icon)
{
    auto* const action = new QAction(themedIcon(icon), text, m_table);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(action);
    return action;
}

void NotesDialog::createActions()
{
    m_goTo = addAction("goToNote", tr("Go to"), u"search"_s);
    m_goTo->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    m_edit = addAction("editNote", tr("Edit…"), u"edit"_s);
    m_edit->setShortcut(Qt::Key_F2);
    m_remove = addAction("removeNote", tr("Remove"), u"trash"_s);
    m_remove->setShortcut(QKeySequence::Delete);
    connect(m_goTo, &QAction::triggered, this, &NotesDialog::goToCurrent);
    connect(m_edit, &QAction::triggered, this, &NotesDialog::editCurrent);
    connect(m_remove, &QAction::triggered, this, [this] { m_notes.remove(selected()); });
    connect(m_table, &QAbstractItemView::doubleClicked, this, &NotesDialog::goToCurrent);
}

void NotesDialog::layOut()
{
    auto* const add = new QPushButton(tr("&Add note…"), this);
    add->setObjectName(u"addNote"_s);
    add->setProperty("primary", true);
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] { m_notes.addNow(this); });
    auto* const top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(add);
    top->addStretch(1);
    top->addWidget(m_filter);
    auto* const tools = new QHBoxLayout;
    tools->setSpacing(8);
    for (QAction* const action : {m_goTo, m_edit, m_remove}) {
        auto* const tool = new QToolButton(this);
        tool->setDefaultAction(action);
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tools->addWidget(tool);
    }
    tools->addStretch(1);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    tools->addWidget(buttons);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_notice);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addLayout(tools);
}

void NotesDialog::listen()
{
    connect(m_filter, &QLineEdit::textChanged, m_table, &RowsTable::setFilter);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &NotesDialog::refreshActions);
    connect(&m_notes, &HistoryNotes::changed, this, &NotesDialog::refreshRows);
    connect(&m_notes, &HistoryNotes::undoable, this, [this](const QString& text) {
        m_notice->tellBriefly(NoticeBar::Kind::Information, text, tr("Undo"));
    });
    connect(&m_notes, &HistoryNotes::failed, this, [this](const QString& why) {
        m_notice->tell(NoticeBar::Kind::Problem, why);
    });
    connect(&m_notes, &HistoryNotes::undone, m_notice, &QWidget::hide);
    connect(m_notice, &NoticeBar::actionRequested, &m_notes, &HistoryNotes::undo);
}

void NotesDialog::refreshRows()
{
    const std::vector<Note> notes = m_notes.all();
    std::vector<TableRow> rows;
    rows.reserve(notes.size());
    for (const Note& note : notes) {
        rows.push_back({.key = QString::number(note.id.value),
                        .cells = {timeCell(note.at),
                                  timeCell(note.until),
                                  textCell(m_notes.ownerOf(note), RowTone::Muted),
                                  textCell(plainText(note.text, maxNoteLength))},
                        .isMarked = false});
    }
    m_table->rows().setRows(std::move(rows)); // what is selected stays so
    m_table->widen(atColumn);
    m_table->widen(untilColumn);
    refreshActions();
}

std::vector<NoteId> NotesDialog::selected() const
{
    const QStringList keys = m_table->selectedKeys();
    std::vector<NoteId> notes;
    notes.reserve(static_cast<std::size_t>(keys.size()));
    std::ranges::transform(keys, std::back_inserter(notes), [](const QString& key) {
        return NoteId{key.toLongLong()};
    });
    return notes;
}

void NotesDialog::refreshActions()
{
    const std::size_t count = selected().size();
    m_goTo->setEnabled(count == 1);
    m_edit->setEnabled(count == 1);
    m_remove->setEnabled(count > 0);
}

void NotesDialog::goToCurrent()
{
    const std::vector<NoteId> chosen = selected();
    const std::vector<Note> notes = m_notes.all();
    const auto note
        = chosen.size() == 1 ? std::ranges::find(notes, chosen.front(), &Note::id) : notes.end();
    if (note != notes.end()) {
        Q_EMIT m_notes.goToRequested(*note);
        accept();
    }
}

void NotesDialog::editCurrent()
{
    const std::vector<NoteId> chosen = selected();
    if (chosen.size() == 1) {
        m_notes.edit(chosen.front(), this);
    }
}

} // namespace vedette::ui
