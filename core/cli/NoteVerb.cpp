// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/NoteVerb.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/SubVerb.h"
#include "core/cli/TextWidth.h"
#include "core/cli/TimeOption.h"
#include "core/cli/VerbParser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int anyNotes = 10'000;

const Server* noteOwner(const Note& note, const std::vector<Server>& servers)
{
    const auto found
        = note.server ? std::ranges::find(servers, *note.server, &Server::id) : servers.end();
    return found == servers.end() ? nullptr : &*found;
}

/// InvalidConfig as of validate(), or of an option; NotFound.
Result<Note> readNote(const VerbParser& parser, engine::Configuration& configuration)
{
    Note note;
    note.text = parser.positionals().join(u' ');
    if (parser.isSet(u"server"_s)) {
        const auto server = findServer(configuration, parser.value(u"server"_s));
        if (!server) {
            return fail(server.error());
        }
        note.server = server->id;
    }
    const auto at = timeOption(parser, u"at"_s, systemClock().now());
    if (!at) {
        return fail(at.error());
    }
    note.at = *at;
    const auto until = timeOption(parser, u"until"_s, note.at);
    if (!until) {
        return fail(until.error());
    }
    if (parser.isSet(u"until"_s)) {
        note.until = *until;
    }
    if (const auto valid = validate(note); !valid) {
        return fail(valid.error());
    }
    return note;
}

ExitCode runNoteAdd(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"note add"_s,
                       u"TEXT… [options]"_s,
                       u"Writes down what happened; the charts of the history show it. TIME is "
                       "“2026-03-01”,\n“2026-03-01 08:30”, with “Z” at its end for UTC, or how "
                       "long ago: “36h”."_s,
                       u"note add deployed 2.3 --server web1\n"
                       "note add \"moved to the new rack\" --at 3h --until 1h\n"_s});
    parser.addOption(u"server"_s, u"NAME"_s, u"Of this server (of all servers)."_s);
    parser.addOption(u"at"_s, u"TIME"_s, u"When it happened, or began (now)."_s);
    parser.addOption(u"until"_s, u"TIME"_s, u"When it ended (it was a moment)."_s);
    parser.setPositionals(1, anyNotes);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto note = readNote(parser, **configuration);
    if (!note) {
        return parser.report(console, note.error());
    }
    const auto notes = (*configuration)->saveNote(*note);
    if (!notes) {
        return parser.report(console, notes.error());
    }
    const auto added
        = std::ranges::max_element(*notes, {}, [](const Note& one) { return one.id.value; });
    if (added != notes->end()) {
        say(console, u"Added note %1: %2"_s.arg(added->id.value).arg(added->text));
    }
    return ExitCode::Ok;
}

QJsonObject noteJson(const Note& note, const Server* owner)
{
    return {{"id"_L1, note.id.value},
            {"server"_L1, owner == nullptr ? QJsonValue() : QJsonValue(owner->name)},
            {"at"_L1, isoTime(note.at)},
            {"until"_L1, note.until ? QJsonValue(isoTime(*note.until)) : QJsonValue()},
            {"text"_L1, note.text},
            {"editedAt"_L1, isoTime(note.editedAt)}};
}

void sayNotes(const Console& console,
              const std::vector<Note>& notes,
              const std::vector<Server>& servers)
{
    std::vector<QStringList> rows{{u"ID"_s, u"AT"_s, u"UNTIL"_s, u"SERVER"_s, u"NOTE"_s}};
    for (const Note& note : notes) {
        const Server* const owner = noteOwner(note, servers);
        rows.push_back({QString::number(note.id.value),
                        isoTime(note.at),
                        note.until ? isoTime(*note.until) : QString(),
                        owner == nullptr ? u"(all)"_s : owner->name,
                        plainText(note.text, maxNoteLength)});
    }
    const QStringList lines = tableLines(rows);
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
}

/// Those of the servers that there are; of one server its own and those of all.
Result<std::vector<Note>>
listedNotes(const VerbParser& parser, engine::Configuration& configuration, std::vector<Server> all)
{
    auto notes = configuration.notes();
    if (!notes) {
        return notes;
    }
    if (parser.isSet(u"server"_s)) {
        const auto server = findServer(configuration, parser.value(u"server"_s));
        if (!server) {
            return fail(server.error());
        }
        all = {*server};
    }
    std::erase_if(*notes, [&all](const Note& note) {
        return note.server && noteOwner(note, all) == nullptr;
    });
    return notes;
}

ExitCode runNoteList(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"note list"_s,
                       u"[--server NAME] [--json]"_s,
                       u"Lists the notes, the latest first."_s,
                       u"note list\nnote list --server web1 --json\n"_s});
    parser.addOption(u"server"_s, u"NAME"_s, u"Those of this server, and those of all servers."_s);
    parser.addFlag(u"json"_s, u"Prints one JSON array."_s);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto servers = (*configuration)->servers();
    if (!servers) {
        return parser.report(console, servers.error());
    }
    const auto notes = listedNotes(parser, **configuration, *servers);
    if (!notes) {
        return parser.report(console, notes.error());
    }
    if (!parser.isSet(u"json"_s)) {
        sayNotes(console, *notes, *servers);
        return ExitCode::Ok;
    }
    QJsonArray array;
    for (const Note& note : *notes) {
        array.append(noteJson(note, noteOwner(note, *servers)));
    }
    say(console, QJsonDocument(array));
    return ExitCode::Ok;
}

ExitCode runNoteRemove(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"note remove"_s,
                       u"ID…"_s,
                       u"Removes notes by the numbers that “note list” shows; all of them or, with "
                       "an error, none."_s,
                       u"note remove 17 18\n"_s});
    parser.setPositionals(1, anyNotes);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    std::vector<NoteId> ids;
    for (const QString& word : parser.positionals()) {
        bool isNumber = false;
        const NoteId id{word.toLongLong(&isNumber)};
        if (!isNumber || id.value <= 0) {
            return parser.reportUsage(console, u"“%1” is no number of a note."_s.arg(word));
        }
        if (std::ranges::find(ids, id) == ids.end()) {
            ids.push_back(id);
        }
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    if (const auto left = (*configuration)->removeNotes(ids); !left) {
        return parser.report(console, left.error());
    }
    for (const NoteId id : ids) {
        say(console, u"Removed note %1."_s.arg(id.value));
    }
    return ExitCode::Ok;
}

constexpr std::array noteVerbs{
    SubVerb{"add"_L1, "TEXT ... [options]"_L1, "write one down"_L1, runNoteAdd},
    SubVerb{"list"_L1, "[--server NAME] [--json]"_L1, "list all"_L1, runNoteList},
    SubVerb{"remove"_L1, "ID ..."_L1, "remove from the list"_L1, runNoteRemove},
};

} // namespace

ExitCode runNote(const QStringList& arguments, const Console& console)
{
    return runSubVerb({.verb = u"note"_s,
                       .subVerbs = noteVerbs,
                       .missing = u"What should happen to the notes is missing."_s},
                      arguments,
                      console);
}

} // namespace vedette::cli
