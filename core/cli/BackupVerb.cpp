// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/BackupVerb.h"

#include "core/cli/BackupReport.h"
#include "core/cli/RestoreVerb.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/StoppableWork.h"
#include "core/cli/SubVerb.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Backups.h"
#include "core/engine/WholeFile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int mostKept = 10'000;

/// Where backups are: the folder that is named, else the data folder's own.
QString backupFolder(const VerbParser& parser)
{
    return parser.positionals().isEmpty() ? engine::defaultBackupFolder(parser.dataFolder())
                                          : engine::absolutePath(parser.positional(0));
}

/// Nothing: the arguments are wrong, and that was told.
std::optional<engine::BackupOrder> orderFrom(const VerbParser& parser, const Console& console)
{
    engine::BackupOrder order{.dataFolder = parser.dataFolder(),
                              .target = backupFolder(parser),
                              .withVault = parser.isSet(u"with-secrets"_s),
                              .secrets = console.secrets};
    if (parser.isSet(u"keep"_s)) {
        const int keep = parser.value(u"keep"_s).toInt();
        if (keep < 1 || keep > mostKept) {
            parser.reportUsage(console, u"--keep takes a number from 1 to %1."_s.arg(mostKept));
            return std::nullopt;
        }
        order.keep = keep;
    }
    return order;
}

void sayMade(const Console& console, const engine::MadeBackup& made)
{
    say(console, u"Wrote %1 (%2)."_s.arg(made.entry.path, backupSize(made.entry.backup)));
    for (const QString& name : made.removed) {
        say(console, u"Removed the older %1."_s.arg(name));
    }
}

QJsonObject madeJson(const engine::MadeBackup& made)
{
    QJsonObject json = entryJson(made.entry);
    json["ok"_L1] = true;
    json["removed"_L1] = QJsonArray::fromStringList(made.removed);
    if (made.rotation) {
        json["rotationError"_L1] = errorJson(*made.rotation);
    }
    return json;
}

/// The backup is good, whatever became of older ones.
ExitCode tellMade(const VerbParser& parser, const Console& console, const engine::MadeBackup& made)
{
    if (parser.isSet(u"json"_s)) {
        say(console, QJsonDocument(madeJson(made)));
    } else {
        sayMade(console, made);
    }
    return made.rotation ? report(console, *made.rotation) : ExitCode::Ok;
}

ExitCode runBackupCreate(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"backup create"_s,
         u"[FOLDER] [options]"_s,
         u"Copies servers, trusted host keys, commands, alerts and history into a new folder "
         "below FOLDER\n(“backups” in the data folder unless another is named), also while "
         "Vedette runs, and reads the\ncopies again. A damaged database is named, and nothing is "
         "written then. Passwords are not in it, nor\nare settings of the window, logs and keys of "
         "restricted access."_s,
         u"backup create\n"
         "backup create /mnt/nas/vedette --keep 14\n"
         "backup create ~/copies --with-secrets --json\n"_s});
    parser.addOption(u"keep"_s, u"N"_s, u"Removes older backups there but the newest N."_s);
    parser.addFlag(u"with-secrets"_s,
                   u"Takes the vault file along, encrypted under its master password as it is; "
                   "what the system's keychain keeps can't be."_s);
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.setPositionals(0, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto order = orderFrom(parser, console);
    if (!order) {
        return ExitCode::Usage;
    }
    Result<engine::MadeBackup> made = fail(ErrorCode::Cancelled);
    const bool isInterrupted = runStoppable(console, [&](const auto& tell, const auto& stop) {
        made = engine::makeBackup(*order, tell, stop);
    });
    if (!made) {
        const ExitCode code = parser.report(console, made.error());
        if (made.error().code == ErrorCode::VaultMissing) {
            complain(console, u"What the system's keychain keeps can't be part of a backup."_s);
        }
        return isInterrupted ? ExitCode::Interrupted : code;
    }
    return tellMade(parser, console, *made);
}

ExitCode runBackupList(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"backup list"_s,
                       u"[FOLDER] [--json]"_s,
                       u"Lists the backups below FOLDER (“backups” in the data folder unless "
                       "another is named), the\nnewest first. Nothing is verified: “backup show” "
                       "does."_s,
                       u"backup list\nbackup list /mnt/nas/vedette --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON array."_s);
    parser.setPositionals(0, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto entries = engine::listBackups(backupFolder(parser));
    if (!entries) {
        return parser.report(console, entries.error());
    }
    if (parser.isSet(u"json"_s)) {
        QJsonArray array;
        for (const BackupEntry& entry : *entries) {
            array.append(entryJson(entry));
        }
        say(console, QJsonDocument(array));
        return ExitCode::Ok;
    }
    const QStringList lines = backupTable(*entries);
    for (const QString& line : lines) {
        say(console, line);
    }
    return ExitCode::Ok;
}

ExitCode runBackupShow(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"backup show"_s,
                       u"PATH [--json]"_s,
                       u"Verifies one backup, every byte of it, and tells what it holds. Its "
                       "checksums tell damage; they\ndon't tell who made it."_s,
                       u"backup show /mnt/nas/vedette/vedette-backup-20260301-120000\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const QString path = engine::absolutePath(parser.positional(0));
    Result<engine::BackupReport> shown = fail(ErrorCode::Cancelled);
    const bool isInterrupted = runStoppable(console, [&](const auto& /*tell*/, const auto& stop) {
        shown = engine::inspectBackup(path, stop);
    });
    if (!shown) {
        const ExitCode code = parser.report(console, shown.error());
        return isInterrupted ? ExitCode::Interrupted : code;
    }
    if (parser.isSet(u"json"_s)) {
        QJsonObject json = backupJson(path, shown->backup);
        json["ok"_L1] = true;
        json["olderSchema"_L1] = shown->isOlder;
        json["content"_L1] = contentJson(shown->content);
        say(console, QJsonDocument(json));
        return ExitCode::Ok;
    }
    const QStringList lines = reportLines(*shown);
    for (const QString& line : lines) {
        say(console, line);
    }
    return ExitCode::Ok;
}

constexpr std::array backupVerbs{
    SubVerb{"create"_L1,
            "[FOLDER] [options]"_L1,
            "copy servers, commands, alerts and history"_L1,
            runBackupCreate},
    SubVerb{"list"_L1, "[FOLDER] [--json]"_L1, "list the backups of a folder"_L1, runBackupList},
    SubVerb{"show"_L1, "PATH [--json]"_L1, "verify one, and tell what it holds"_L1, runBackupShow},
    SubVerb{"restore"_L1,
            "PATH [options]"_L1,
            "put one in the place of what is there now"_L1,
            runRestore},
};

} // namespace

ExitCode runBackup(const QStringList& arguments, const Console& console)
{
    return runSubVerb({.verb = u"backup"_s,
                       .subVerbs = backupVerbs,
                       .missing = u"What should be done with backups is missing."_s},
                      arguments,
                      console);
}

} // namespace vedette::cli
