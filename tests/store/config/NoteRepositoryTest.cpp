// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/NoteRepository.h"

#include "core/base/Clock.h"
#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::store;

namespace {

constexpr Timestamp noteTime = fromMsecs(1'767'225'600'000);
constexpr Timestamp editTime = noteTime + 5h;

std::unique_ptr<ConfigStore> openNotesIn(const test::TempStore& temp)
{
    auto store = ConfigStore::open(temp.folder());
    REQUIRE(store);
    return *std::move(store);
}

const NoteRepository& notesOf(ConfigStore& store)
{
    const NoteRepository* found = nullptr;
    REQUIRE(store.withNotes([&found](const NoteRepository& notes) {
        found = &notes;
        return notes.all();
    }));
    return *found;
}

Note noteAt(Timestamp at, const QString& text)
{
    Note note;
    note.at = at;
    note.text = text;
    return note;
}

QStringList textsOf(const Result<std::vector<Note>>& notes)
{
    REQUIRE(notes);
    QStringList texts;
    for (const Note& note : *notes) {
        texts += note.text;
    }
    return texts;
}

QStringList storedTexts(ConfigStore& store)
{
    return textsOf(store.load().map([](const ConfigState& state) { return state.notes; }));
}

NoteId saveNoteIn(ConfigStore& store, const Note& note)
{
    const auto saved = notesOf(store).save(note, editTime);
    REQUIRE(saved);
    const auto found = std::ranges::find(*saved, note.text, &Note::text);
    REQUIRE(found != saved->end());
    return found->id;
}

ServerId addNotedServer(ConfigStore& store)
{
    Server server;
    server.name = u"db1"_s;
    server.host = u"db1.example.net"_s;
    const auto added = store.addServers({server});
    REQUIRE(added);
    return added->front().id;
}

QString failureOf(const Result<std::vector<Note>>& notes)
{
    return notes ? u"none"_s : notes.error().detail;
}

void changeNotesBehindIt(const test::TempStore& temp, const QString& sql)
{
    const auto connection = Connection::open({.path = temp.configPath()});
    REQUIRE(connection);
    REQUIRE((*connection)->execute(sql));
}

/// So many that there is room for `room` more.
void fillNotes(const test::TempStore& temp, std::size_t room)
{
    changeNotesBehindIt(
        temp,
        u"INSERT INTO note (at, text, edited_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
        " SELECT i + 1 FROM n WHERE i < %1) SELECT i, 'x', 0 FROM n"_s.arg(maxNotes - room));
}

} // namespace

TEST_CASE("every field of a note is there after the store was opened again")
{
    const test::TempStore temp;
    Note note = noteAt(noteTime, u"It's \"2.3\";\nDROP TABLE note; → 5 €"_s);
    note.until = noteTime + 90min;
    {
        const auto store = openNotesIn(temp);
        note.server = addNotedServer(*store);
        note.id = saveNoteIn(*store, note);
    }
    note.editedAt = editTime;

    const auto state = openNotesIn(temp)->load();

    REQUIRE(state);
    CHECK(state->notes == std::vector{note});
}

TEST_CASE("notes come with the latest first, whenever they were written")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    saveNoteIn(*store, noteAt(noteTime, u"middle"_s));
    saveNoteIn(*store, noteAt(noteTime + 1h, u"last"_s));

    const auto notes = notesOf(*store).save(noteAt(noteTime - 1h, u"first"_s), editTime);

    CHECK(textsOf(notes) == QStringList{u"last"_s, u"middle"_s, u"first"_s});
    CHECK_FALSE(notes->front().server);
    CHECK_FALSE(notes->front().until);
}

TEST_CASE("an edited note keeps its id and tells when it was edited")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    Note note = noteAt(noteTime, u"deployed 2.2"_s);
    note.until = noteTime + 1h;
    note.id = saveNoteIn(*store, note);
    note.text = u"deployed 2.3"_s;
    note.until.reset();

    const auto notes = notesOf(*store).save(note, editTime + 1h);

    note.editedAt = editTime + 1h;
    REQUIRE(notes);
    CHECK(*notes == std::vector{note});
}

TEST_CASE("a note that can't be, is not there, or is of no server changes nothing")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    saveNoteIn(*store, noteAt(noteTime, u"kept"_s));
    Note unknown = noteAt(noteTime, u"unknown"_s);
    unknown.id = NoteId{4711};
    Note homeless = noteAt(noteTime, u"homeless"_s);
    homeless.server = ServerId{4711};

    const auto empty = notesOf(*store).save(noteAt(noteTime, u" "_s), editTime);
    const auto missing = notesOf(*store).save(unknown, editTime);
    const auto serverless = notesOf(*store).save(homeless, editTime);

    CHECK(failureOf(empty) == u"noteEmpty"_s);
    CHECK(failureOf(missing) == u"note 4711"_s);
    CHECK(failureOf(serverless) == u"server 4711"_s);
    CHECK(storedTexts(*store) == QStringList{u"kept"_s});
}

TEST_CASE("removed notes come back as they were")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    const NoteId first = saveNoteIn(*store, noteAt(noteTime, u"first"_s));
    const NoteId second = saveNoteIn(*store, noteAt(noteTime + 1h, u"second"_s));
    const auto before = notesOf(*store).all();

    const auto left = notesOf(*store).remove({first, second}, editTime);
    const auto back = notesOf(*store).restore({second, first});

    CHECK(textsOf(left).isEmpty());
    REQUIRE(back);
    CHECK(*back == *before);
}

TEST_CASE("notes are removed and restored all or none")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    const NoteId kept = saveNoteIn(*store, noteAt(noteTime, u"kept"_s));
    const NoteId gone = saveNoteIn(*store, noteAt(noteTime, u"gone"_s));
    REQUIRE(notesOf(*store).remove({gone}, editTime));

    const auto removed = notesOf(*store).remove({kept, NoteId{4711}}, editTime);
    const auto restored = notesOf(*store).restore({gone, kept});

    CHECK(failureOf(removed) == u"note 4711"_s);
    REQUIRE_FALSE(restored);
    CHECK(restored.error().code == ErrorCode::NotFound);
    CHECK(storedTexts(*store) == QStringList{u"kept"_s});
}

TEST_CASE("a note that was removed more than a day ago is deleted at the next start")
{
    const test::TempStore temp;
    NoteId old;
    NoteId fresh;
    {
        const auto store = openNotesIn(temp);
        old = saveNoteIn(*store, noteAt(noteTime, u"old"_s));
        fresh = saveNoteIn(*store, noteAt(noteTime, u"fresh"_s));
        const Timestamp now = systemClock().now();
        REQUIRE(notesOf(*store).remove({old}, now - 25h));
        REQUIRE(notesOf(*store).remove({fresh}, now - 23h));
    }

    const auto store = openNotesIn(temp);

    CHECK(failureOf(notesOf(*store).restore({old})) == u"note %1"_s.arg(old.value));
    CHECK(textsOf(notesOf(*store).restore({fresh})) == QStringList{u"fresh"_s});
}

TEST_CASE("there is room for ten thousand notes, counted without the removed ones")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    const NoteId removed = saveNoteIn(*store, noteAt(noteTime, u"removed"_s));
    REQUIRE(notesOf(*store).remove({removed}, editTime));
    fillNotes(temp, 1);

    const auto last = notesOf(*store).save(noteAt(noteTime, u"last"_s), editTime);
    const auto more = notesOf(*store).save(noteAt(noteTime, u"more"_s), editTime);
    const auto restored = notesOf(*store).restore({removed});

    REQUIRE(last);
    CHECK(last->size() == maxNotes);
    CHECK(failureOf(more) == u"tooManyNotes"_s);
    CHECK(failureOf(restored) == u"tooManyNotes"_s);
    CHECK(storedTexts(*store).size() == static_cast<qsizetype>(maxNotes));
}

TEST_CASE("a full list of notes can still be edited")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    Note note = noteAt(noteTime, u"typo"_s);
    note.id = saveNoteIn(*store, note);
    fillNotes(temp, 1);
    note.text = u"right"_s;

    CHECK(textsOf(notesOf(*store).save(note, editTime)).front() == u"right"_s);
}

TEST_CASE("notes of a removed server come back with it, and go when it is deleted for good")
{
    const test::TempStore temp;
    {
        const auto store = openNotesIn(temp);
        Note note = noteAt(noteTime, u"its"_s);
        note.server = addNotedServer(*store);
        saveNoteIn(*store, note);
        saveNoteIn(*store, noteAt(noteTime, u"of all"_s));
        REQUIRE(store->removeServers({*note.server}));
        const bool canBeWritten = notesOf(*store).save(note, editTime).has_value();
        CHECK_FALSE(canBeWritten);
        CHECK(storedTexts(*store).size() == 2);
    }
    const auto afterUndoable = storedTexts(*openNotesIn(temp)).size();
    changeNotesBehindIt(
        temp, u"UPDATE server SET removed_at = removed_at - 90000000 WHERE removed_at > 0"_s);

    const auto store = openNotesIn(temp);

    CHECK(afterUndoable == 2);
    CHECK(storedTexts(*store) == QStringList{u"of all"_s});
}

TEST_CASE("a note that can't be read costs neither the others nor the servers")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    saveNoteIn(*store, noteAt(noteTime, u"good"_s));
    const QString row = GENERATE(u"NULL, 5, NULL, ''"_s,
                                 u"NULL, 5, 4, 'x'"_s,
                                 u"NULL, -9223372036854775808, NULL, 'x'"_s,
                                 u"NULL, 5, 9223372036854775807, 'x'"_s,
                                 u"1, 5, NULL, hex(zeroblob(1000000))"_s);

    changeNotesBehindIt(temp,
                        u"INSERT INTO note (server, at, until, text, edited_at)"
                        " VALUES (%1, 0)"_s.arg(row));

    CHECK(storedTexts(*store) == QStringList{u"good"_s});
}

TEST_CASE("what drives a terminal is taken out of a note that another program wrote")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);

    changeNotesBehindIt(temp,
                        u"INSERT INTO note (at, text, edited_at)"
                        " VALUES (5, 'a' || char(27) || '[31m' || char(8238) || 'b', 0)"_s);

    CHECK(storedTexts(*store) == QStringList{u"a[31m\u2426b"_s});
}

TEST_CASE("a change of notes by another process is noticed")
{
    const test::TempStore temp;
    const auto store = openNotesIn(temp);
    REQUIRE(store->load());
    saveNoteIn(*store, noteAt(noteTime, u"own"_s));
    REQUIRE(store->hasForeignChanges() == false);
    saveNoteIn(*openNotesIn(temp), noteAt(noteTime + 1h, u"foreign"_s));

    const auto changed = store->hasForeignChanges();

    CHECK(changed == true);
    CHECK(storedTexts(*store) == QStringList{u"foreign"_s, u"own"_s});
}
