// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/NoteRepository.h"

#include "core/base/Log.h"
#include "core/store/Statement.h"
#include "core/store/Transaction.h"
#include "core/store/config/RemovedRows.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

/// A null QVariant is NULL.
QVariant serverValue(const Note& note)
{
    return note.server ? QVariant(note.server->value) : QVariant();
}

QVariant untilValue(const Note& note)
{
    return note.until ? QVariant(toMsecs(*note.until)) : QVariant();
}

/// From a row of: id, server, at, until, text, edited_at.
Note noteFromRow(const Statement& row)
{
    Note note;
    note.id = NoteId{row.integer(0)};
    if (!row.isNull(1)) {
        note.server = ServerId{row.integer(1)};
    }
    note.at = fromMsecs(row.integer(2));
    if (!row.isNull(3)) {
        note.until = fromMsecs(row.integer(3));
    }
    note.text = row.text(4);
    note.editedAt = fromMsecs(row.integer(5));
    return note;
}

tl::unexpected<Error> unknownNote(NoteId note)
{
    return fail(ErrorCode::NotFound, u"note "_s + QString::number(note.value));
}

} // namespace

NoteRepository::NoteRepository(const Connection& connection)
    : m_connection(connection)
{ }

Result<std::vector<Note>> NoteRepository::all() const
{
    // Bounded, whoever has written the file: of a longer text only what shows that it is one.
    Statement select(m_connection,
                     u"SELECT id, server, at, until, substr(text, 1, ?), edited_at FROM note"
                     " WHERE removed_at IS NULL ORDER BY at DESC, id DESC LIMIT ?"_s);
    if (const auto done = select.run({maxNoteLength + 1, static_cast<qint64>(maxNotes)}); !done) {
        return fail(done.error());
    }
    std::vector<Note> notes;
    int unreadable = 0;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        Note note = noteFromRow(select);
        if (validate(note)) {
            note.text = noteText(note.text);
            notes.push_back(std::move(note));
        } else {
            ++unreadable;
        }
    }
    if (!row) {
        return fail(row.error());
    }
    if (unreadable > 0) {
        qCWarning(logStore) << unreadable << "notes can't be read";
    }
    return notes;
}

Result<std::vector<Note>> NoteRepository::change(const std::function<Result<void>()>& act) const
{
    Transaction transaction(m_connection);
    if (const auto begun = transaction.begin(); !begun) {
        return fail(begun.error());
    }
    if (const auto done = act(); !done) {
        return fail(done.error());
    }
    auto notes = all();
    if (!notes) {
        return notes;
    }
    if (const auto done = transaction.commit(); !done) {
        return fail(done.error());
    }
    return notes;
}

Result<std::vector<Note>> NoteRepository::save(const Note& note, Timestamp now) const
{
    return change([&] { return write(note, now); });
}

Result<void> NoteRepository::write(const Note& note, Timestamp now) const
{
    return validate(note).and_then([&] { return requireServer(note); }).and_then([&] {
        return note.id.isNull() ? insert(note, now) : update(note, now);
    });
}

Result<void> NoteRepository::insert(const Note& note, Timestamp now) const
{
    if (auto free = requireRoom(1); !free) {
        return free;
    }
    Statement statement(m_connection,
                        u"INSERT INTO note (server, at, until, text, edited_at)"
                        " VALUES (?, ?, ?, ?, ?)"_s);
    return statement.run(
        {serverValue(note), toMsecs(note.at), untilValue(note), noteText(note.text), toMsecs(now)});
}

Result<void> NoteRepository::update(const Note& note, Timestamp now) const
{
    Statement statement(m_connection,
                        u"UPDATE note SET server = ?, at = ?, until = ?, text = ?, edited_at = ?"
                        " WHERE id = ? AND removed_at IS NULL"_s);
    if (auto done = statement.run({serverValue(note),
                                   toMsecs(note.at),
                                   untilValue(note),
                                   noteText(note.text),
                                   toMsecs(now),
                                   note.id.value});
        !done) {
        return done;
    }
    return statement.affectedRows() == 0 ? Result<void>(unknownNote(note.id)) : Result<void>{};
}

/// It may have been removed while the note was typed.
Result<void> NoteRepository::requireServer(const Note& note) const
{
    if (!note.server) {
        return {};
    }
    Statement select(m_connection, u"SELECT 1 FROM server WHERE id = ? AND removed_at IS NULL"_s);
    if (auto done = select.run({note.server->value}); !done) {
        return done;
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return fail(ErrorCode::NotFound, u"server "_s + QString::number(note.server->value));
    }
    return {};
}

Result<void> NoteRepository::requireRoom(std::size_t more) const
{
    const auto count = m_connection.value(u"SELECT count(*) FROM note WHERE removed_at IS NULL"_s);
    if (!count) {
        return fail(count.error());
    }
    if (count->toULongLong() + more > maxNotes) {
        return fail(ErrorCode::InvalidConfig, u"tooManyNotes"_s);
    }
    return {};
}

Result<std::vector<Note>> NoteRepository::remove(const std::vector<NoteId>& notes,
                                                 Timestamp now) const
{
    return change([&] { return mark(notes, toMsecs(now)); });
}

Result<std::vector<Note>> NoteRepository::restore(const std::vector<NoteId>& notes) const
{
    return change([&] {
        return requireRoom(notes.size()).and_then([&] { return mark(notes, QVariant()); });
    });
}

/// As removed at that time, or with NULL as not removed.
Result<void> NoteRepository::mark(const std::vector<NoteId>& notes, const QVariant& removedAt) const
{
    Statement statement(m_connection,
                        u"UPDATE note SET removed_at = ?"
                        " WHERE id = ? AND (removed_at IS NULL) <> (? IS NULL)"_s);
    for (const NoteId note : notes) {
        if (auto done = statement.run({removedAt, note.value, removedAt}); !done) {
            return done;
        }
        if (statement.affectedRows() == 0) {
            return unknownNote(note);
        }
    }
    return {};
}

Result<void> NoteRepository::purge(Timestamp limit) const
{
    if (auto done = purgeRemoved(m_connection, "note"_L1, limit); !done) {
        return done;
    }
    // Looked up before, so that an ordinary start writes nothing.
    const auto orphan = m_connection.value(
        u"SELECT EXISTS (SELECT 1 FROM note WHERE server NOT IN (SELECT id FROM server))"_s);
    if (!orphan) {
        return fail(orphan.error());
    }
    if (orphan->toInt() == 0) {
        return {};
    }
    return m_connection.execute(u"DELETE FROM note WHERE server NOT IN (SELECT id FROM server)"_s);
}

} // namespace vedette::store
