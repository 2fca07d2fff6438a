// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/NoteFlow.h"
#include "core/fleet/NoteSource.h"

#include <functional>

namespace vedette::engine {

/// The engine's NoteSource: hands every command to the core thread. Its functions may be called
/// from any thread. Lives on: the engine's thread.
class EngineNotes final : public NoteSource
{
public:
    using Command = std::function<void(NoteFlow& notes, RequestId request)>;
    /// Runs a command on the core thread.
    using Send = std::function<RequestId(Command command)>;

    explicit EngineNotes(Send send)
        : m_send(std::move(send))
    { }

    RequestId requestNotes() override;
    RequestId save(const Note& note) override;
    RequestId remove(const std::vector<NoteId>& notes) override;
    RequestId restore(const std::vector<NoteId>& notes) override;

private:
    Send m_send;
};

} // namespace vedette::engine
