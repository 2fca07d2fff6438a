// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/CommandEdit.h"

#include "core/cli/CommandOptions.h"
#include "core/cli/NamedFile.h"
#include "core/cli/OpenConfiguration.h"
#include "core/engine/Gallery.h"
#include "core/model/CommandJson.h"

#include <QIODevice>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr qint64 maxOneCommand = 1'000'000; ///< bytes of its JSON: far more than it can take

Result<CustomCommand> commandOfGallery(const QString& id)
{
    const auto& gallery = engine::commandGallery();
    const auto found = std::ranges::find(gallery, id, &GalleryCommand::id);
    if (found == gallery.end()) {
        return fail(ErrorCode::NotFound,
                    u"“%1” is not in the gallery; “vedette command gallery” shows it"_s.arg(id));
    }
    return found->command;
}

/// One command, as `command show --json` prints it. Switched off: what runs on a server is a
/// person's choice, not a file's.
Result<CustomCommand>
commandInFile(const QString& path, const Console& console, engine::Configuration& configuration)
{
    const auto servers = configuration.servers();
    if (!servers) {
        return fail(servers.error());
    }
    const auto json = readNamedFile(path, maxOneCommand, console);
    if (!json) {
        return fail(json.error());
    }
    const QJsonDocument document = QJsonDocument::fromJson(*json);
    if (!document.isObject()) {
        return fail(ErrorCode::InvalidFile, path + u": not a command as JSON"_s);
    }
    auto listed = listedFromJson(document.object(), *servers);
    if (!listed) {
        return fail(listed.error().in(path));
    }
    if (listed->unknownServers > 0) {
        say(console,
            u"Of the servers that “%1” was for, %2 are not here."_s.arg(
                listed->command.name, QString::number(listed->unknownServers)));
    }
    listed->command.isEnabled = false;
    listed->command.isImported = true;
    return listed->command;
}

/// What a new command is for where nothing says it: a file's is what the file says.
CustomCommand forAll(CustomCommand command)
{
    command.targets = CommandTargets::All;
    return command;
}

/// What the command is before its options.
Result<CustomCommand>
origin(const VerbParser& parser, const Console& console, engine::Configuration& configuration)
{
    if (parser.isSet(u"from-gallery"_s) && parser.isSet(u"file"_s)) {
        return fail(ErrorCode::InvalidConfig,
                    u"--from-gallery and --file can't be given together"_s);
    }
    if (parser.isSet(u"from-gallery"_s)) {
        return commandOfGallery(parser.value(u"from-gallery"_s)).map(forAll);
    }
    if (parser.isSet(u"file"_s)) {
        return commandInFile(parser.value(u"file"_s), console, configuration);
    }
    return forAll({});
}

/// What is easily missed: that it runs nowhere.
void tellWhereItRuns(const CustomCommand& command,
                     engine::Configuration& configuration,
                     const Console& console)
{
    if (hasNoTarget(command)) {
        say(console, u"It is for no server: name some by --server or --tag, or --all-servers."_s);
        return;
    }
    const auto servers = configuration.servers();
    const auto isFor = [&](const Server& server) { return appliesTo(command, server); };
    const bool isForSome = command.targets == CommandTargets::All || !servers
        || std::ranges::any_of(*servers, isFor);
    if (!isForSome) {
        say(console, u"No server has that tag yet: it runs on none."_s);
    }
}

} // namespace

ExitCode runCommandAdd(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"command add"_s,
         u"[NAME] [options]"_s,
         u"Adds a command: a script that runs on servers in its own rhythm, and whose "
         "output\nbecomes values command[NAME].FIELD. NAME may be left out with "
         "--from-gallery and --file.\nWithout --tag and --server it is for all servers; one of a "
         "file for those that the file names."_s,
         u"command add queue --script \"ls /var/spool/q | wc -l\" --format number "
         "--field files:count --interval 1m --tag mail\n"
         "command add --from-gallery nginx-status --set "
         "URL=http://127.0.0.1:8080/status --tag web\n"
         "command add --file command.json\n"_s});
    addCommandOptions(parser);
    parser.addOption(u"from-gallery"_s, u"ID"_s, u"Begins with a command of “command gallery”."_s);
    parser.addOption(
        u"file"_s,
        u"FILE"_s,
        u"Begins with one that “command show --json” printed; off, unless --on is given."_s);
    parser.setPositionals(0, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    auto command = origin(parser, console, **configuration);
    if (!command) {
        return report(console, command.error());
    }
    if (!parser.positional(0).isEmpty()) {
        command->name = parser.positional(0);
    }
    // What came from the gallery has all parameters that its script knows.
    const auto whole = withParameters(parser, *std::move(command), !parser.isSet(u"from-gallery"_s))
                           .and_then([&](const CustomCommand& set) {
                               return withCommandOptions(parser, console, **configuration, set);
                           });
    if (!whole) {
        return report(console, whole.error());
    }
    if (const auto saved = (*configuration)->saveCommands({*whole}); !saved) {
        return report(console, saved.error());
    }
    say(console, u"Added the command “%1”."_s.arg(whole->name));
    tellWhereItRuns(*whole, **configuration, console);
    if (parser.isSet(u"file"_s) && !whole->isEnabled) {
        say(console, u"It is off: “vedette command edit NAME --on” switches it on."_s);
    }
    return ExitCode::Ok;
}

ExitCode runCommandEdit(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"command edit"_s,
                       u"NAME [options]"_s,
                       u"Changes what the options name and leaves the rest as it is."_s,
                       u"command edit queue --interval 5m --set FOLDER=/srv/q\n"
                       "command edit queue --off\n"_s});
    addCommandOptions(parser);
    parser.addOption(u"name"_s, u"NAME"_s, u"Its new name; what was kept stays under the old."_s);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    if (!hasCommandOptions(parser) && !parser.isSet(u"name"_s)) {
        return parser.reportUsage(console, u"No option says what to change."_s);
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto found = findCommand(**configuration, parser.positional(0));
    auto changed = found
                       .and_then([&](const CustomCommand& command) {
                           return withParameters(parser, command, true);
                       })
                       .and_then([&](const CustomCommand& command) {
                           return withCommandOptions(parser, console, **configuration, command);
                       });
    if (!changed) {
        return report(console, changed.error());
    }
    if (parser.isSet(u"name"_s)) {
        changed->name = parser.value(u"name"_s);
    }
    if (*changed == *found) {
        say(console, u"“%1” is like that already."_s.arg(found->name));
        return ExitCode::Ok;
    }
    if (const auto saved = (*configuration)->saveCommands({*changed}); !saved) {
        return report(console, saved.error());
    }
    say(console, u"Changed the command “%1”."_s.arg(changed->name));
    tellWhereItRuns(*changed, **configuration, console);
    return ExitCode::Ok;
}

} // namespace vedette::cli
