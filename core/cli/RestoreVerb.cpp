// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/RestoreVerb.h"

#include "core/cli/BackupReport.h"
#include "core/cli/StoppableWork.h"
#include "core/cli/Terminal.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Backups.h"
#include "core/engine/WholeFile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <memory>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::PreparedRestore;

VerbHelp restoreHelp()
{
    return {u"backup restore"_s,
            u"PATH [options]"_s,
            u"Puts a backup in the place of what the data folder holds, all or nothing, while no "
            "Vedette runs on it.\nShows first what is in the backup and what is there now, and "
            "verifies every byte. What is there now\nis moved to a folder “before-restore-…” in "
            "the data folder; moving it back is the undo.\n"
            "All that the backup says is used as if you had typed it, also programs that it starts "
            "on this\ncomputer to reach servers: restore only what you made yourself."_s,
            u"backup restore ~/copies/vedette-backup-20260301-120000\n"
            "backup restore /mnt/nas/vedette/vedette-backup-20260301-120000 --yes\n"_s};
}

bool isAtTerminal(const Console& console)
{
    return HiddenInput().isActive() && qobject_cast<QFile*>(&console.in) != nullptr;
}

bool isConfirmed(const Console& console)
{
    console.err << u"Type “yes” to restore it: "_s;
    console.err.flush();
    const auto line = readLine(console);
    return line && line->view() == QByteArrayView("yes");
}

ExitCode tellRestored(const VerbParser& parser,
                      const Console& console,
                      const PreparedRestore& restore,
                      const QString& before)
{
    if (parser.isSet(u"json"_s)) {
        say(console,
            QJsonDocument(QJsonObject{{"ok"_L1, true},
                                      {"restored"_L1, contentJson(restore.offered().content)},
                                      {"replaced"_L1, contentJson(restore.present())},
                                      {"before"_L1, before}}));
        return ExitCode::Ok;
    }
    say(console, u"Restored. What was there is in %1"_s.arg(before));
    say(console,
        u"To undo it, end Vedette, delete vedette.db, history.db and secrets.vault, and move those "
        "of that folder back."_s);
    return ExitCode::Ok;
}

/// Nothing: go on.
std::optional<ExitCode>
askFirst(const VerbParser& parser, const Console& console, const PreparedRestore& restore)
{
    const bool isYes = parser.isSet(u"yes"_s);
    const bool isJson = parser.isSet(u"json"_s);
    const QStringList lines = previewLines(restore.offered(), restore.present());
    for (const QString& line : lines) {
        if (!isJson) {
            say(console, line);
        } else if (!isYes) { // the standard output is for the object
            complain(console, line);
        }
    }
    if (isYes) {
        return std::nullopt;
    }
    if (!isAtTerminal(console)) {
        return parser.reportUsage(console, u"Nobody can be asked here: say --yes to restore it."_s);
    }
    if (!isConfirmed(console)) {
        return parser.report(console, {ErrorCode::Cancelled, {}, 0});
    }
    return std::nullopt;
}

} // namespace

ExitCode runRestore(const QStringList& arguments, const Console& console)
{
    VerbParser parser(restoreHelp());
    parser.addFlag(u"yes"_s, u"Does not ask."_s);
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const QString path = engine::absolutePath(parser.positional(0));
    Result<std::unique_ptr<PreparedRestore>> prepared = fail(ErrorCode::Cancelled);
    bool isInterrupted = runStoppable(console, [&](const auto& /*tell*/, const auto& stop) {
        prepared = PreparedRestore::prepare(path, parser.dataFolder(), stop);
    });
    if (!prepared) {
        const ExitCode code = parser.report(console, prepared.error());
        return isInterrupted ? ExitCode::Interrupted : code;
    }
    if (const auto answered = askFirst(parser, console, **prepared)) {
        return *answered;
    }
    Result<QString> before = fail(ErrorCode::Cancelled);
    isInterrupted = runStoppable(console, [&](const auto& tell, const auto& stop) {
        before = (*prepared)->apply(console.secrets, tell, stop);
    });
    if (!before) {
        const ExitCode code = parser.report(console, before.error());
        return isInterrupted ? ExitCode::Interrupted : code;
    }
    return tellRestored(parser, console, **prepared, *before);
}

} // namespace vedette::cli
