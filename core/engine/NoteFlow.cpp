// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/NoteFlow.h"

#include "core/store/config/NoteRepository.h"

#include <utility>

namespace vedette::engine {

NoteFlow::NoteFlow(const Clock& clock, ConfigThread& config, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_config(config)
{ }

void NoteFlow::apply(const std::vector<Note>& notes)
{
    if (m_notes != notes) {
        m_notes = notes;
        Q_EMIT changed(notes);
    }
    for (const RequestId request : std::exchange(m_waitingForLoad, {})) {
        load(request);
    }
}

void NoteFlow::load(RequestId request)
{
    if (!m_notes) {
        m_waitingForLoad.push_back(request);
        return;
    }
    Q_EMIT changed(*m_notes);
    Q_EMIT finished(request, std::nullopt);
}

void NoteFlow::change(RequestId request, Change change)
{
    m_config.call(
        this,
        [change = std::move(change)](store::ConfigStore& store) { return store.withNotes(change); },
        [this, request](const Result<std::vector<Note>>& notes) {
            if (notes) {
                apply(*notes);
            }
            Q_EMIT finished(request, notes ? std::nullopt : std::optional(notes.error()));
        });
}

void NoteFlow::save(RequestId request, const Note& note)
{
    change(request, [note, now = m_clock.now()](const store::NoteRepository& notes) {
        return notes.save(note, now);
    });
}

void NoteFlow::remove(RequestId request, const std::vector<NoteId>& notes)
{
    change(request, [notes, now = m_clock.now()](const store::NoteRepository& stored) {
        return stored.remove(notes, now);
    });
}

void NoteFlow::restore(RequestId request, const std::vector<NoteId>& notes)
{
    change(request, [notes](const store::NoteRepository& stored) { return stored.restore(notes); });
}

} // namespace vedette::engine
