// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/NoteMarks.h"

#include "core/base/PlainText.h"

#include <QCoreApplication>

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr std::size_t mostNoteMarks = 200; // the latest: more would be a wall

/// Lends tr() to the functions of this file.
struct NoteMarkWords
{
    Q_DECLARE_TR_FUNCTIONS(NoteMarks)
};

/// Whom a note is of; nothing when that is no server of the chart.
std::optional<QString> ownerOf(const Note& note, const std::vector<PlannedCurve>& servers)
{
    if (!note.server) {
        return NoteMarkWords::tr("All servers");
    }
    const auto curve = std::ranges::find(servers, *note.server, &PlannedCurve::server);
    return curve == servers.end() ? std::nullopt : std::optional(curve->label);
}

} // namespace

std::vector<ChartMark> noteMarks(const std::vector<Note>& notes,
                                 const TimeRange& range,
                                 const std::vector<PlannedCurve>& servers)
{
    std::vector<ChartMark> marks;
    for (const Note& note : notes) {
        if (marks.size() == mostNoteMarks) {
            break;
        }
        const bool isShown = note.at < range.to && endOf(note) >= range.from;
        const auto owner = isShown ? ownerOf(note, servers) : std::nullopt;
        if (owner) {
            const QString words = NoteMarkWords::tr("%1: %2", "a server, and a note of the user")
                                      .arg(*owner, plainText(note.text, maxNoteLength));
            marks.push_back({MarkKind::Note, note.at, endOf(note), Severity::Low, words, note.id});
        }
    }
    return marks;
}

} // namespace vedette::ui
