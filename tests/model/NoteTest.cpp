// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Note.h"

#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;

namespace {

Note noteSaying(const QString& text)
{
    Note note;
    note.at = fromMsecs(1'767'225'600'000);
    note.text = text;
    return note;
}

QString verdictOf(const Note& note)
{
    const auto valid = validate(note);
    return valid ? u"valid"_s : valid.error().detail;
}

} // namespace

TEST_CASE("a note says something, in 500 characters and 12 lines at most")
{
    const auto [text, verdict]
        = GENERATE(table<QString, QString>({{u"deployed 2.3"_s, u"valid"_s},
                                            {QString(500, u'x'), u"valid"_s},
                                            {u" \n "_s + QString(500, u'x') + u"\n"_s, u"valid"_s},
                                            {u"a\n"_s.repeated(12), u"valid"_s},
                                            {u""_s, u"noteEmpty"_s},
                                            {u" \t\n "_s, u"noteEmpty"_s},
                                            {u"\x01\x02"_s, u"noteEmpty"_s},
                                            {QString(501, u'x'), u"noteTooLong"_s},
                                            {u"a\n"_s.repeated(13), u"noteTooLong"_s}}));

    CHECK(verdictOf(noteSaying(text)) == verdict);
}

TEST_CASE("a note ends when it begins or later")
{
    Note note = noteSaying(u"maintenance"_s);
    const QString ofMoment = verdictOf(note);
    note.until = note.at;
    const QString ofNoTime = verdictOf(note);
    note.until = note.at + 2h;
    const QString ofRange = verdictOf(note);
    note.until = note.at - 1ms;
    const QString backwards = verdictOf(note);

    CHECK(ofMoment == u"valid"_s);
    CHECK(ofNoTime == u"valid"_s);
    CHECK(ofRange == u"valid"_s);
    CHECK(backwards == u"noteRange"_s);
}

TEST_CASE("a note of a time that no calendar has is refused")
{
    Note note = noteSaying(u"x"_s);
    const Timestamp time = GENERATE(Timestamp::min(), Timestamp::max(), fromMsecs(-1));

    note.at = time;
    const QString beginning = verdictOf(note);
    note.at = fromMsecs(1);
    note.until = time;

    CHECK(beginning == u"noteRange"_s);
    CHECK(verdictOf(note) == u"noteRange"_s);
}

TEST_CASE("a valid note keeps all of its words and lines")
{
    const QString text
        = GENERATE(u"deployed 2.3"_s, u"first\nsecond"_s, QString(500, u'x'), u"Größe → 5 €"_s);

    CHECK(noteText(u" "_s + text + u"\n"_s) == text);
}

TEST_CASE("a hostile note becomes plain text of bounded length")
{
    for (const QString& hostile : test::hostileStrings()) {
        const QString text = noteText(hostile);

        CHECK(text.size() <= maxNoteLength + 4);
        CHECK_FALSE(text.contains(u'\x1B'));
        CHECK_FALSE(text.contains(u'\u202E'));
        CHECK(noteText(text) == text);
    }
}
