// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Note.h"
#include "core/store/Connection.h"

#include <QVariant>

#include <functional>
#include <vector>

namespace vedette::store {

/// The table `note`; each change is one transaction, and answers all notes that there are then.
/// Lives on: its connection's thread.
class NoteRepository
{
public:
    explicit NoteRepository(const Connection& connection);

    /// Not the removed ones, the latest first; also those of removed servers, which may come back.
    /// One that can't be is left out.
    [[nodiscard]] Result<std::vector<Note>> all() const;
    /// Adds one without an id, else changes that one, as edited at `now`: InvalidConfig as of
    /// validate(), or "tooManyNotes"; NotFound, also without its server.
    [[nodiscard]] Result<std::vector<Note>> save(const Note& note, Timestamp now) const;
    [[nodiscard]] Result<std::vector<Note>> remove(const std::vector<NoteId>& notes,
                                                   Timestamp now) const;
    /// Undo of remove: "tooManyNotes" where others have taken the room.
    [[nodiscard]] Result<std::vector<Note>> restore(const std::vector<NoteId>& notes) const;
    /// Deletes for good what was removed before `limit`, and what is of servers that were deleted
    /// for good.
    [[nodiscard]] Result<void> purge(Timestamp limit) const;

private:
    [[nodiscard]] Result<std::vector<Note>> change(const std::function<Result<void>()>& act) const;
    [[nodiscard]] Result<void> write(const Note& note, Timestamp now) const;
    [[nodiscard]] Result<void> insert(const Note& note, Timestamp now) const;
    [[nodiscard]] Result<void> update(const Note& note, Timestamp now) const;
    [[nodiscard]] Result<void> requireServer(const Note& note) const;
    [[nodiscard]] Result<void> requireRoom(std::size_t more) const;
    [[nodiscard]] Result<void> mark(const std::vector<NoteId>& notes,
                                    const QVariant& removedAt) const;

    const Connection& m_connection;
};

} // namespace vedette::store
