// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ui/NoteStage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

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
