// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Ids.h"
#include "core/model/Note.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vedette {

/// What a window may ask of the user's notes on the history, and hear of them.
/// Commands may be called from any thread and return at once; the answers bear the RequestId.
/// Connect with a context object.
class NoteSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answered by changed with all of them, and by finished.
    virtual RequestId requestNotes() = 0;
    /// A new one has a null id; `editedAt` is set by whoever stores it. Answered by finished:
    /// InvalidConfig as of validate(), or "tooManyNotes"; NotFound, also without its server.
    virtual RequestId save(const Note& note) = 0;
    /// All of them or, with an error, none.
    virtual RequestId remove(const std::vector<NoteId>& notes) = 0;
    /// Undo of remove.
    virtual RequestId restore(const std::vector<NoteId>& notes) = 0;

Q_SIGNALS:
    /// All notes there are now, the latest first; also those of servers that are not in the list
    /// any more, which may come back.
    void changed(const std::vector<vedette::Note>& notes);
    /// Nothing in `error` means it is done.
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);
};

} // namespace vedette
