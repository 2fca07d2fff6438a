// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/NoteSource.h"

#include <QStringList>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace vedette::test {

/// A NoteSource that keeps its list in memory, and answers as its fleet does. Lives on: the thread
/// of the test.
class FakeNotes final : public NoteSource
{
public:
    /// What to do when the answer is given: the request, and what it fails with.
    using Give = std::function<void(RequestId request, const std::optional<Error>& failure)>;
    using Later = std::function<RequestId(const QString& call, Give give)>;

    explicit FakeNotes(Later later)
        : m_later(std::move(later))
    { }

    std::vector<Note> list; ///< what there is
    std::vector<NoteId> asked; ///< of the latest remove or restore

    RequestId requestNotes() override
    {
        return m_later(QStringLiteral("requestNotes"), [this](RequestId request, const auto&) {
            Q_EMIT changed(list);
            Q_EMIT finished(request, std::nullopt);
        });
    }
    RequestId save(const Note& note) override
    {
        return change(QStringLiteral("saveNote"), [this, note] { put(note); });
    }
    RequestId remove(const std::vector<NoteId>& notes) override
    {
        asked = notes;
        return change(QStringLiteral("removeNotes"), [this, notes] {
            for (const NoteId id : notes) {
                const auto found = std::ranges::find(list, id, &Note::id);
                if (found != list.end()) {
                    m_removed.push_back(*found);
                    list.erase(found);
                }
            }
        });
    }
    RequestId restore(const std::vector<NoteId>& notes) override
    {
        asked = notes;
        return change(QStringLiteral("restoreNotes"), [this, notes] {
            for (const Note& note : m_removed) {
                if (std::ranges::find(notes, note.id) != notes.end()) {
                    list.push_back(note);
                }
            }
        });
    }

private:
    RequestId change(const QString& call, std::function<void()> act)
    {
        return m_later(call, [this, act = std::move(act)](RequestId request, const auto& failure) {
            if (!failure) {
                act();
                Q_EMIT changed(list);
            }
            Q_EMIT finished(request, failure);
        });
    }
    void put(Note note)
    {
        const auto known = std::ranges::find(list, note.id, &Note::id);
        if (!note.id.isNull() && known != list.end()) {
            *known = note;
            return;
        }
        note.id = NoteId{++m_lastNote};
        list.push_back(note);
    }

    Later m_later;
    std::vector<Note> m_removed;
    qint64 m_lastNote = 700;
};

} // namespace vedette::test
