// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Note.h"

#include "core/base/PlainText.h"

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr Timestamp firstNoteTime{};
constexpr Timestamp lastNoteTime = fromMsecs(253'402'300'799'000); // the end of the year 9999

bool isNoteTime(Timestamp time)
{
    return time >= firstNoteTime && time <= lastNoteTime;
}

} // namespace

Timestamp endOf(const Note& note)
{
    return note.until.value_or(note.at);
}

QString noteText(const QString& typed)
{
    // plainLines() keeps room for a line that says that more came.
    return plainLines(typed.trimmed().toUtf8(), maxNoteLength + 4, maxNoteLines);
}

Result<void> validate(const Note& note)
{
    const QString typed = note.text.trimmed();
    if (typed.size() > maxNoteLength || typed.count(u'\n') >= maxNoteLines) {
        return fail(ErrorCode::InvalidConfig, u"noteTooLong"_s);
    }
    if (noteText(typed).isEmpty()) {
        return fail(ErrorCode::InvalidConfig, u"noteEmpty"_s);
    }
    if (!isNoteTime(note.at) || !isNoteTime(endOf(note)) || endOf(note) < note.at) {
        return fail(ErrorCode::InvalidConfig, u"noteRange"_s);
    }
    return {};
}

} // namespace vedette
