// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineNotes.h"

namespace vedette::engine {

RequestId EngineNotes::requestNotes()
{
    return m_send([](NoteFlow& flow, RequestId request) { flow.load(request); });
}

RequestId EngineNotes::save(const Note& note)
{
    return m_send([note](NoteFlow& flow, RequestId request) { flow.save(request, note); });
}

RequestId EngineNotes::remove(const std::vector<NoteId>& notes)
{
    return m_send([notes](NoteFlow& flow, RequestId request) { flow.remove(request, notes); });
}

RequestId EngineNotes::restore(const std::vector<NoteId>& notes)
{
    return m_send([notes](NoteFlow& flow, RequestId request) { flow.restore(request, notes); });
}

} // namespace vedette::engine
