// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Ids.h"

#include <QString>

#include <optional>

namespace vedette {

/// What a person has written down of a moment or a stretch of time: "deployed 2.3". Immutable
/// value.
struct Note
{
    NoteId id;
    std::optional<ServerId> server; ///< nothing: of all servers
    Timestamp at;
    std::optional<Timestamp> until; ///< nothing: of a moment; may lie in the future, as `at`
    QString text; ///< plain, one line or a few
    Timestamp editedAt;

    bool operator==(const Note&) const = default;
};

inline constexpr qsizetype maxNoteLength = 500; ///< UTF-16 units
inline constexpr int maxNoteLines = 12;
inline constexpr std::size_t maxNotes = 10'000;

/// The end of its time: of a moment the moment itself.
[[nodiscard]] Timestamp endOf(const Note& note);

/// What was typed, made safe to show: as plainLines(), without blanks at both ends. Keeps all of a
/// text that is not too long.
[[nodiscard]] QString noteText(const QString& typed);

/// InvalidConfig with the field in `detail`: "noteEmpty", "noteTooLong" (also of more than
/// maxNoteLines lines), "noteRange" (until before at, or not within the years 1970 to 9999).
[[nodiscard]] Result<void> validate(const Note& note);

} // namespace vedette
