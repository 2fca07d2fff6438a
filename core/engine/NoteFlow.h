// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/engine/ConfigThread.h"
#include "core/model/Note.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace vedette::store {
class NoteRepository;
}

namespace vedette::engine {

/// Keeps the user's notes on the history. Lives on: core thread.
class NoteFlow final : public QObject
{
    Q_OBJECT

public:
    NoteFlow(const Clock& clock, ConfigThread& config, QObject* parent);

    /// As they are stored now: at start, after a change, and when another process changed them.
    void apply(const std::vector<Note>& notes);
    /// Answered once they are known.
    void load(RequestId request);
    void save(RequestId request, const Note& note);
    void remove(RequestId request, const std::vector<NoteId>& notes);
    void restore(RequestId request, const std::vector<NoteId>& notes);

Q_SIGNALS:
    void changed(const std::vector<vedette::Note>& notes);
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);

private:
    using Change = std::function<Result<std::vector<Note>>(const store::NoteRepository& notes)>;

    void change(RequestId request, Change change);

    const Clock& m_clock;
    ConfigThread& m_config;
    std::optional<std::vector<Note>> m_notes; ///< nothing before the first apply()
    std::vector<RequestId> m_waitingForLoad;
};

} // namespace vedette::engine
