// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/HostileStrings.h"
#include "tests/ui/NoteStage.h"
#include "ui/charts/HoverItem.h"
#include "ui/history/NoteMarks.h"
#include "ui/history/NotesDialog.h"

#include <QFontMetrics>
#include <QLineEdit>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

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

TEST_CASE("A list of notes that changes keeps what is selected, and where it is scrolled to")
{
    const Timestamp at = anHourAgo();
    std::vector<Note> notes;
    for (qint64 id = 1; id <= 80; ++id) {
        notes.push_back(noteOf(id, at - id * 1h, u"moved"_s, web));
    }
    NotedHistory stage(notes);
    RowsTable& table = stage.openList();
    stage.fleet.deliver();
    table.doItemsLayout();
    table.selectKey(u"40"_s);
    QScrollBar& bar = *table.verticalScrollBar();
    bar.setValue(bar.maximum() / 2);
    const int place = bar.value();

    Note edited = notes.back();
    edited.text = u"moved back"_s;
    stage.fleet.fakeNotes.save(edited);
    stage.fleet.fakeNotes.save(noteOf(0, at - 999h, u"the oldest"_s, web));
    stage.fleet.deliver();
    table.doItemsLayout();

    CHECK(table.model()->rowCount() == 81);
    CHECK(table.selectedKeys() == QStringList{u"40"_s});
    CHECK(stage.part<QAction>(u"editNote"_s).isEnabled());
    CHECK(place > 0);
    CHECK(bar.value() == place);
}

TEST_CASE("The times in a list of notes are seen whole, whatever the font is")
{
    const Timestamp at = anHourAgo();
    Note lasting = noteOf(7, at, u"moved"_s, web);
    lasting.until = at + 1min;
    NotedHistory stage({lasting});
    RowsTable& table = stage.openList();
    QFont large = table.font();
    large.setPixelSize(40);
    table.setFont(large);

    stage.fleet.fakeNotes.save(lasting);
    stage.fleet.deliver();

    for (const int column : {0, 1}) {
        const QString text = table.model()->index(0, column).data().toString();
        REQUIRE_FALSE(text.isEmpty());
        CHECK(table.columnWidth(column) > QFontMetrics(large).horizontalAdvance(text));
    }
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
