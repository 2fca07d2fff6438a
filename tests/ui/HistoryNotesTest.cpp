// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/HostileStrings.h"
#include "tests/ui/HistoryStage.h"
#include "ui/NoticeBar.h"
#include "ui/charts/HoverItem.h"
#include "ui/history/NoteDialog.h"
#include "ui/history/NoteMarks.h"
#include "ui/history/NotesDialog.h"
#include "ui/tables/RowsTable.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// Two servers over six hours, and what can be noted there.
struct NotedHistory : HistoryStage
{
    explicit NotedHistory(std::vector<Note> notes = {}, std::vector<ServerId> servers = {web, db})
    {
        fleet.fakeNotes.list = std::move(notes);
        HistoryView view = both();
        view.servers = std::move(servers);
        view.metrics = {cpu};
        show(view);
        HistoryStage::view(0).refreshNow();
    }

    void point(Timestamp time) const { Q_EMIT chart(0).panel().hovered(time); }
    void trigger(const QString& action) const { part<QAction>(action).trigger(); }
    [[nodiscard]] NoteDialog* dialog() const
    {
        const auto dialogs = page.findChildren<NoteDialog*>();
        const auto open = std::ranges::find_if(dialogs, &QWidget::isVisible);
        return open == dialogs.end() ? nullptr : *open;
    }
    template <class T>
    [[nodiscard]] T& field(const QString& name) const
    {
        REQUIRE(dialog() != nullptr);
        return *dialog()->findChild<T*>(name);
    }
    [[nodiscard]] QPlainTextEdit& text() const { return field<QPlainTextEdit>(u"noteText"_s); }
    [[nodiscard]] const std::vector<Note>& list() const { return fleet.fakeNotes.list; }
    [[nodiscard]] QString problem() const { return field<QLabel>(u"noteProblem"_s).text(); }
    void saveAs(const QString& words)
    {
        text().setPlainText(words);
        field<QPushButton>(u"saveNote"_s).click();
        fleet.deliver();
    }

    /// What the chart's menu offers there, by name.
    [[nodiscard]] QAction* menuAction(const QString& name) const
    {
        ChartPanel& panel = chart(0).panel();
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, QPoint(5, 5), panel.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&panel, &event);
        QAction* found = nullptr;
        for (QMenu* const menu : panel.findChildren<QMenu*>(u"chartMenu"_s)) {
            found = menu->isVisible() ? menu->findChild<QAction*>(name) : found;
            menu->hide();
        }
        return found;
    }

    RowsTable& openList() const
    {
        part<QToolButton>(u"historyNotes"_s).click();
        return part<RowsTable>(u"notesTable"_s);
    }
    [[nodiscard]] QString notice(const QString& bar) const { return part<NoticeBar>(bar).text(); }
};

Note noteOf(qint64 id, Timestamp at, const QString& text, std::optional<ServerId> server = {})
{
    Note note;
    note.id = NoteId{id};
    note.at = at;
    note.text = text;
    note.server = server;
    return note;
}

Timestamp anHourAgo()
{
    return std::chrono::floor<seconds>(systemClock().now() - 1h);
}

} // namespace

TEST_CASE("The key N adds a note where the crosshair is, and Enter saves it")
{
    NotedHistory stage({}, {web});
    const Timestamp at = anHourAgo();
    stage.page.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&stage.page));
    stage.view(0).setFocus();
    stage.point(at);

    QTest::keyClick(&stage.view(0), Qt::Key_N);
    REQUIRE(stage.dialog() != nullptr);
    QTest::keyClicks(&stage.text(), u"deployed 2.3"_s);
    QTest::keyClick(&stage.text(), Qt::Key_Return);
    stage.fleet.deliver();

    CHECK(stage.dialog() == nullptr);
    REQUIRE(stage.list().size() == 1);
    CHECK(stage.list()[0].text == u"deployed 2.3"_s);
    CHECK(stage.list()[0].at == at);
    CHECK_FALSE(stage.list()[0].until);
    CHECK(stage.list()[0].server == web);
    const std::vector<ChartMark> marks = stage.view(0).marks();
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].kind == MarkKind::Note);
    CHECK(marks[0].at == at);
    CHECK(marks[0].text == u"web-1: deployed 2.3"_s);
}

TEST_CASE("A note begun on a chart of several servers is for all, unless one is chosen")
{
    NotedHistory stage;
    stage.trigger(u"addNoteHere"_s);
    auto& owner = stage.field<QComboBox>(u"noteOwner"_s);
    const QString first = owner.currentText();

    owner.setCurrentIndex(owner.findText(u"db-1"_s));
    stage.saveAs(u"x"_s);

    CHECK(first == u"All servers"_s);
    REQUIRE(stage.list().size() == 1);
    CHECK(stage.list()[0].server == db);
}

TEST_CASE("A note over the time shown begins and ends with the chart")
{
    NotedHistory stage;
    const TimeRange shown = stage.view(0).range();

    stage.trigger(u"addNoteOver"_s);
    stage.saveAs(u"maintenance"_s);

    REQUIRE(stage.list().size() == 1);
    CHECK(stage.list()[0].at == std::chrono::floor<seconds>(shown.from));
    CHECK(stage.list()[0].until == std::chrono::floor<seconds>(shown.to));
}

TEST_CASE("A note is over what the mouse selects, which is no zoom then")
{
    NotedHistory stage;
    ChartView& view = stage.view(0);
    const QRectF plot = view.plotArea();
    const QPoint from(static_cast<int>(plot.left()) + 60, 60);
    const QPoint to(static_cast<int>(plot.left()) + 160, 60);
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove,
                     to,
                     view.viewport()->mapToGlobal(to),
                     Qt::NoButton,
                     Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &move);

    stage.trigger(u"addNoteHere"_s);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
    stage.saveAs(u"rebuild"_s);

    CHECK_FALSE(stage.page.view().range.fixed);
    REQUIRE(stage.list().size() == 1);
    const Note& note = stage.list().front();
    REQUIRE(note.until);
    CHECK(*note.until - note.at > 10min);
    CHECK(note.at > view.range().from);
    CHECK(*note.until < view.range().to);
}

TEST_CASE("A note that can't be saved stays in its dialog, with the reason")
{
    NotedHistory stage;
    stage.trigger(u"addNoteHere"_s);

    stage.saveAs(u" \n"_s);
    const QString empty = stage.problem();
    stage.saveAs(QString(501, u'x'));
    const QString tooLong = stage.problem();
    stage.field<QCheckBox>(u"noteLasts"_s).setChecked(true);
    auto& until = stage.field<QDateTimeEdit>(u"noteUntil"_s);
    until.setDateTime(until.dateTime().addDays(-1));
    stage.saveAs(u"fine"_s);
    const QString backwards = stage.problem();
    const bool wasAsked = stage.fleet.calls.contains(u"saveNote"_s);
    until.setDateTime(until.dateTime().addDays(2));
    stage.fleet.failure = Error{ErrorCode::InvalidConfig, u"tooManyNotes"_s, 0};
    stage.saveAs(u"fine"_s);

    CHECK(empty.contains(u"what happened"_s));
    CHECK(tooLong.contains(u"500"_s));
    CHECK(backwards.contains(u"before it begins"_s));
    CHECK_FALSE(wasAsked);
    CHECK(stage.problem().contains(u"10,000"_s));
    CHECK(stage.field<QPushButton>(u"saveNote"_s).isEnabled());
    CHECK(stage.list().empty());
}

TEST_CASE("Escape leaves no note, and Shift and Enter begin a line")
{
    NotedHistory stage;
    stage.trigger(u"addNoteHere"_s);
    QTest::keyClicks(&stage.text(), u"a"_s);
    QTest::keyClick(&stage.text(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&stage.text(), u"b"_s);
    const QString typed = stage.text().toPlainText();

    QTest::keyClick(&stage.text(), Qt::Key_Escape);
    stage.fleet.deliver();

    CHECK(typed == u"a\nb"_s);
    CHECK(stage.dialog() == nullptr);
    CHECK(stage.list().empty());
}

TEST_CASE("A note is edited by a double click on its flag, or from the menu there")
{
    const bool byMenu = GENERATE(true, false);
    const Timestamp at = anHourAgo() + 123ms;
    NotedHistory stage({noteOf(7, at, u"deployed 2.2"_s, web)});
    stage.point(at);
    if (byMenu) {
        QAction* const edit = stage.menuAction(u"menuEditNote"_s);
        REQUIRE(edit != nullptr);
        edit->trigger();
    } else {
        Q_EMIT stage.view(0).noteActivated(NoteId{7});
    }
    const QString before = stage.text().toPlainText();

    stage.saveAs(u"deployed 2.3"_s);

    CHECK(before == u"deployed 2.2"_s);
    CHECK(stage.list() == std::vector{noteOf(7, at, u"deployed 2.3"_s, web)});
}

TEST_CASE("A double click asks for the note of a flag, and beside it goes back")
{
    const Timestamp at = anHourAgo();
    const NotedHistory stage({noteOf(7, at, u"deployed 2.3"_s)});
    ChartView& view = stage.view(0);
    view.refreshNow();
    const double share
        = double((at - view.range().from).count()) / double(view.range().length().count());
    const QPoint flag(qRound(view.plotArea().left() + share * view.plotArea().width()), 60);
    int activated = 0;
    int reset = 0;
    QObject::connect(&view, &ChartView::noteActivated, &view, [&](NoteId) { ++activated; });
    QObject::connect(&view, &ChartView::resetRequested, &view, [&] { ++reset; });

    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, flag);
    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, flag - QPoint(40, 0));

    CHECK(activated == 1);
    CHECK(reset == 1);
}

TEST_CASE("A note that was removed from the chart comes back by Undo")
{
    const Timestamp at = anHourAgo();
    NotedHistory stage({noteOf(7, at, u"deployed 2.3"_s)});
    stage.point(at);
    QAction* const remove = stage.menuAction(u"menuRemoveNote"_s);
    REQUIRE(remove != nullptr);

    remove->trigger();
    stage.fleet.deliver();
    const auto gone = stage.view(0).marks();
    const QString told = stage.notice(u"historyNotice"_s);
    Q_EMIT stage.part<NoticeBar>(u"historyNotice"_s).actionRequested();
    stage.fleet.deliver();

    CHECK(gone.empty());
    CHECK(told.contains(u"deployed 2.3"_s));
    CHECK(stage.view(0).marks().size() == 1);
    CHECK(stage.notice(u"historyNotice"_s).isEmpty());
}

TEST_CASE("The menu of a chart offers no note where there is none")
{
    const Timestamp at = anHourAgo();
    const NotedHistory stage({noteOf(7, at, u"deployed 2.3"_s)});

    stage.point(at - 2h);

    CHECK(stage.menuAction(u"menuAddNote"_s) != nullptr);
    CHECK(stage.menuAction(u"menuEditNote"_s) == nullptr);
}

TEST_CASE("The list finds a note, goes to it, edits and removes it")
{
    const Timestamp at = anHourAgo();
    NotedHistory stage({noteOf(7, at, u"deployed 2.3"_s, web),
                        noteOf(8, at - 240h, u"moved"_s, db),
                        noteOf(9, at, u"of a server that is gone"_s, ServerId{99})});
    RowsTable& table = stage.openList();
    stage.fleet.deliver();
    const int all = table.model()->rowCount();
    stage.part<QLineEdit>(u"notesFilter"_s).setText(u"db moved"_s);
    const int found = table.model()->rowCount();
    table.selectKey(u"8"_s);

    stage.trigger(u"removeNote"_s);
    stage.fleet.deliver();
    const auto left = stage.list().size();
    Q_EMIT stage.part<NoticeBar>(u"notesNotice"_s).actionRequested();
    stage.fleet.deliver();
    table.selectKey(u"8"_s);
    stage.trigger(u"goToNote"_s);

    CHECK(all == 2);
    CHECK(found == 1);
    CHECK(left == 2);
    CHECK(stage.list().size() == 3);
    const auto range = stage.page.view().range.fixed;
    REQUIRE(range);
    CHECK(range->contains(at - 240h));
    CHECK(range->length() == 6h);
    CHECK_FALSE(stage.part<NotesDialog>(u"notesDialog"_s).isVisible());
}

TEST_CASE("An empty list of notes says how one is made")
{
    const NotedHistory stage;

    const RowsTable& table = stage.openList();

    CHECK(table.emptyText().contains(u"press N"_s));
    CHECK_FALSE(stage.part<QAction>(u"removeNote"_s).isEnabled());
    CHECK_FALSE(stage.part<QAction>(u"goToNote"_s).isEnabled());
}

TEST_CASE("A note for all servers stands once on a chart, others with their own servers")
{
    const TimeRange range{fromMsecs(1'000'000), fromMsecs(2'000'000)};
    Note lasting = noteOf(1, range.from - 10s, u"lasting"_s, web);
    lasting.until = range.from + 10s;
    const std::vector<Note> notes{noteOf(2, range.from + 1s, u"of all"_s),
                                  noteOf(3, range.from + 1s, u"of db"_s, db),
                                  noteOf(4, range.to, u"later"_s),
                                  noteOf(5, range.from - 1s, u"earlier"_s),
                                  lasting};

    const auto ofBoth = noteMarks(notes, range, {{web, u"web-1"_s, 0}, {db, u"db-1"_s, 1}});
    const auto ofWeb = noteMarks(notes, range, {{web, u"web-1"_s, 0}});

    REQUIRE(ofBoth.size() == 3);
    CHECK(ofBoth[0].text == u"All servers: of all"_s);
    CHECK(ofBoth[1].text == u"db-1: of db"_s);
    CHECK(ofBoth[2].until == range.from + 10s);
    REQUIRE(ofWeb.size() == 2);
    CHECK(ofWeb[1].note == NoteId{1});
}

TEST_CASE("Of too many notes a chart shows the latest")
{
    const TimeRange range{fromMsecs(1'000'000), fromMsecs(9'000'000)};
    std::vector<Note> notes;
    for (qint64 id = 1000; id > 0; --id) {
        notes.push_back(noteOf(id, range.from + seconds{id}, u"x"_s));
    }

    const auto marks = noteMarks(notes, range, {});

    REQUIRE(marks.size() == 200);
    CHECK(marks.front().note == NoteId{1000});
    CHECK(marks.back().note == NoteId{801});
}

TEST_CASE("Notes, however hostile, stay plain text of bounded length")
{
    const QString hostile = GENERATE(from_range(hostileStrings()));
    const Timestamp at = anHourAgo();
    const NotedHistory stage({noteOf(7, at, hostile, web)});
    const std::vector<ChartMark> marks = stage.view(0).marks();
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].text.size() < 700);
    CHECK_FALSE(marks[0].text.contains(u'\n'));
    CHECK_FALSE(marks[0].text.contains(u'\u202E'));

    stage.point(at);
    const QAction* const edit = stage.menuAction(u"menuEditNote"_s);
    const RowsTable& table = stage.openList();

    REQUIRE(edit != nullptr);
    CHECK(edit->text().size() < 120);
    REQUIRE(table.model()->rowCount() == 1);
    const QModelIndex cell = table.model()->index(0, 3);
    CHECK(cell.data().toString().size() <= maxNoteLength);
    CHECK_FALSE(cell.data(Qt::ToolTipRole).toString().contains(u"<b>bold"_s));
    CHECK_FALSE(cell.data(Qt::ToolTipRole).toString().contains(u"<img"_s));
}

TEST_CASE("The bubble breaks a long note into rows and tells its time once")
{
    const Timestamp at = anHourAgo();
    const NotedHistory stage({noteOf(7, at, u"word "_s.repeated(90).trimmed(), web)});
    stage.view(0).refreshNow();

    stage.point(at);

    const auto items = stage.view(0).scene()->items();
    const auto hover = std::ranges::find_if(items, [](const QGraphicsItem* item) {
        return dynamic_cast<const HoverItem*>(item) != nullptr;
    });
    REQUIRE(hover != items.end());
    const auto content = dynamic_cast<const HoverItem*>(*hover)->content();
    REQUIRE(content);
    REQUIRE(content->rows.size() == 2 + 4); // two servers, four rows of the note
    CHECK(content->rows[2].label.startsWith(u"web-1: word"_s));
    CHECK_FALSE(content->rows[2].value.isEmpty());
    CHECK(content->rows[3].value.isEmpty());
    CHECK(content->rows[5].label.endsWith(u'…'));
    CHECK(stage.view(0).accessibleName().contains(u"web-1: word"_s));
}

TEST_CASE("A new note shows the events that were switched off, and nothing else of the page")
{
    NotedHistory stage;
    stage.part<QCheckBox>(u"historyMarks"_s).click();
    HistoryView before = stage.page.view();

    stage.trigger(u"addNoteHere"_s);
    stage.saveAs(u"deployed 2.3"_s);

    CHECK_FALSE(before.showsMarks);
    before.showsMarks = true;
    CHECK(stage.page.view() == before);
    CHECK(stage.part<QCheckBox>(u"historyMarks"_s).isChecked());
}

TEST_CASE("Without a source of notes the page offers none")
{
    FakeFleet fleet;
    fleet.noteSource = nullptr;
    ServerModel model;
    HistoryPage page(fleet, model);
    page.show();

    CHECK(page.findChild<QToolButton*>(u"historyNotes"_s)->isHidden());
    CHECK(page.findChild<QAction*>(u"addNoteHere"_s) == nullptr);
}
