// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/GalleryVerb.h"

#include "core/cli/TextWidth.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Gallery.h"
#include "core/model/CommandJson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

QJsonObject galleryJson(const GalleryCommand& entry)
{
    return {{"id"_L1, entry.id},
            {"title"_L1, entry.title},
            {"needs"_L1, entry.needs},
            {"command"_L1, toJson(entry.command)}};
}

void sayGallery(const Console& console, const std::vector<GalleryCommand>& entries)
{
    std::vector<QStringList> rows{{u"ID"_s, u"TITLE"_s, u"PARAMETERS"_s}};
    for (const GalleryCommand& entry : entries) {
        QStringList parameters;
        for (const CommandParameter& parameter : entry.command.parameters) {
            parameters += parameter.name;
        }
        rows.push_back({entry.id, entry.title, parameters.join(u", "_s)});
    }
    const QStringList lines = tableLines(rows);
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
}

void sayEntry(const Console& console, const GalleryCommand& entry)
{
    say(console, entry.title);
    say(console, entry.command.description);
    if (!entry.needs.isEmpty()) {
        say(console, u"Needs: "_s + entry.needs);
    }
    for (const CommandParameter& parameter : entry.command.parameters) {
        say(console, u"    %1=%2"_s.arg(parameter.name, parameter.value));
    }
    say(console, QString());
    const QStringList script = entry.command.script.split(u'\n');
    std::ranges::for_each(script,
                          [&console](const QString& line) { say(console, u"    "_s + line); });
}

} // namespace

ExitCode runCommandGallery(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"command gallery"_s,
                       u"[ID] [--json]"_s,
                       u"Lists the commands that are ready to be added, or shows one with its "
                       "script."_s,
                       u"command gallery\ncommand gallery nginx-status\n"
                       "command add --from-gallery nginx-status\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON array."_s);
    parser.setPositionals(0, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    std::vector<GalleryCommand> entries = engine::commandGallery();
    const QString id = parser.positional(0);
    if (!id.isEmpty()) {
        std::erase_if(entries, [&id](const GalleryCommand& entry) { return entry.id != id; });
    }
    if (entries.empty()) {
        return parser.report(console,
                             {ErrorCode::NotFound, u"“%1” is not in the gallery"_s.arg(id), 0});
    }
    if (parser.isSet(u"json"_s)) {
        QJsonArray array;
        std::ranges::for_each(
            entries, [&array](const GalleryCommand& entry) { array.append(galleryJson(entry)); });
        say(console, QJsonDocument(array));
    } else if (id.isEmpty()) {
        sayGallery(console, entries);
    } else {
        sayEntry(console, entries.front());
    }
    return ExitCode::Ok;
}

} // namespace vedette::cli
