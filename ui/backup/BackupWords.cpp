// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/BackupWords.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "ui/LocalTime.h"
#include "ui/custom/MarkedText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Lends tr() to the functions of this file.
struct BackupText
{
    Q_DECLARE_TR_FUNCTIONS(Backups)
};

constexpr qsizetype longestDetail = 512;
constexpr qsizetype mostCommandText = 4'000'000; ///< then no person reads on

QString bytesText(qint64 bytes)
{
    return text::format(static_cast<double>(bytes), Unit::Bytes);
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString yesOrNo(bool isSo)
{
    return isSo ? BackupText::tr("yes") : BackupText::tr("no");
}

QString historyText(const DataContent& content)
{
    if (!content.history) {
        return BackupText::tr("none");
    }
    return BackupText::tr("%1 to %2", "two moments")
        .arg(backupTime(content.history->from), backupTime(content.history->to));
}

bool holdsVault(const Backup& backup)
{
    return std::ranges::any_of(backup.files,
                               [](const BackupFile& file) { return file.schemaVersion == 0; });
}

/// The reason in a list; the tool tip has the rest.
RowCell damageCell(const Error& error)
{
    const text::ErrorWords words = text::words(error);
    RowCell cell = stateCell(words.summary, RowTone::Critical, 0);
    cell.toolTip = plainText(words.sentence() + u' ' + words.rest, maxMessageLength);
    return cell;
}

RowCell findingCell(const std::optional<BackupFinding>& finding)
{
    if (!finding) {
        return textCell(BackupText::tr("not looked at yet"), RowTone::Muted);
    }
    return finding->error ? damageCell(*finding->error)
                          : stateCell(BackupText::tr("verified"), RowTone::Ok, 1);
}

RowCell bytesCell(qint64 bytes)
{
    RowCell cell = textCell(bytesText(bytes));
    cell.key = static_cast<double>(bytes);
    return cell;
}

/// By the time they were made, whatever the language's way of writing it.
RowCell madeCell(Timestamp time)
{
    RowCell cell = textCell(backupTime(time));
    cell.key = static_cast<double>(toMsecs(time));
    return cell;
}

QString parameterLine(const CommandParameter& parameter)
{
    return markedText(parameter.name + u'=' + parameter.value.left(maxParameterBytes))
        .replace(u'\n', u'\u23CE');
}

/// Its name and what it would do; each line of it is set off, so that none can be taken for ours.
QString changeText(const CommandChange& change)
{
    const CustomCommand& command = change.command;
    QStringList states{change.isNew ? BackupText::tr("new") : BackupText::tr("changed"),
                       command.isEnabled ? BackupText::tr("switched on")
                                         : BackupText::tr("switched off")};
    if (!command.runAs.isEmpty()) {
        states += BackupText::tr("as %1", "an account").arg(plainText(command.runAs));
    }
    QStringList lines;
    for (const CommandParameter& parameter : command.parameters) {
        lines += parameterLine(parameter);
    }
    const QString script = command.script.left(maxScriptBytes);
    lines += markedText(script).split(u'\n');
    return plainText(command.name) + u" ("_s + states.join(u", "_s) + u")\n│ "_s
        + lines.join(u"\n│ "_s) + (script.size() < command.script.size() ? u"…\n\n"_s : u"\n\n"_s);
}

void addUnreadableRemarks(QStringList& remarks, const QString& sentence, const DataContent& content)
{
    for (const Error& error : content.unreadable) {
        remarks += sentence.arg(text::words(error).summary, plainText(error.detail, longestDetail));
    }
}

} // namespace

std::vector<RowsModel::Column> backupColumns()
{
    return {{BackupText::tr("Made"), 225, false},
            {BackupText::tr("Size"), 90, true},
            {BackupText::tr("Version"), 80, false},
            {BackupText::tr("Vault"), 60, false},
            {BackupText::tr("Servers"), 70, true},
            {BackupText::tr("State"), 200, false}};
}

TableRow backupRow(const BackupEntry& entry, const std::optional<BackupFinding>& finding)
{
    if (entry.error) {
        RowCell name = textCell(plainText(QFileInfo(entry.path).fileName()), RowTone::Muted);
        name.key = 0.0; // below all that have a time
        return {.key = entry.path,
                .cells = {name, {}, {}, {}, {}, damageCell(*entry.error)},
                .isMarked = true};
    }
    const bool isWhole = finding && !finding->error;
    RowCell servers = textCell(isWhole ? countText(finding->servers) : u"—"_s,
                               isWhole ? RowTone::Normal : RowTone::Muted);
    if (isWhole) {
        servers.key = static_cast<double>(finding->servers);
    }
    return {.key = entry.path,
            .cells = {madeCell(entry.backup.createdAt),
                      bytesCell(entry.backup.bytes()),
                      textCell(plainText(entry.backup.programVersion)),
                      textCell(yesOrNo(holdsVault(entry.backup))),
                      servers,
                      findingCell(finding)},
            .isMarked = finding && finding->error};
}

QString backupTime(Timestamp time)
{
    const QLocale words;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMsecs(time));
    return words.toString(local,
                          words.dateFormat(QLocale::ShortFormat) + u' ' + minuteFormat(words));
}

std::vector<BackupFact> backupFacts(const BackupPreview& preview)
{
    const DataContent& offered = preview.offered;
    const DataContent& present = preview.present;
    return {{BackupText::tr("Made"), backupTime(preview.backup.createdAt), BackupText::tr("now")},
            {BackupText::tr("Version"),
             plainText(preview.backup.programVersion),
             QLatin1StringView(VEDETTE_VERSION)},
            {BackupText::tr("Servers"),
             countText(offered.servers.size()),
             countText(present.servers.size())},
            {BackupText::tr("Commands"), countText(offered.commands), countText(present.commands)},
            {BackupText::tr("Alerts"), countText(offered.alerts), countText(present.alerts)},
            {BackupText::tr("Notes"), countText(offered.notes), countText(present.notes)},
            {BackupText::tr("History"), historyText(offered), historyText(present)},
            {BackupText::tr("Size of the history"),
             bytesText(offered.historyBytes),
             bytesText(present.historyBytes)},
            {BackupText::tr("Size in all"), bytesText(offered.bytes), bytesText(present.bytes)},
            {BackupText::tr("Vault"), yesOrNo(offered.hasVault), yesOrNo(present.hasVault)}};
}

QStringList namesOnlyIn(const QStringList& names, const QStringList& others)
{
    const QSet<QString> known(others.begin(), others.end());
    QStringList only;
    for (const QString& name : names) {
        if (!known.contains(name)) {
            only += plainText(name);
        }
    }
    return only;
}

QString commandTexts(const std::vector<CommandChange>& changes)
{
    QString texts;
    int left = static_cast<int>(changes.size());
    for (const CommandChange& change : changes) {
        if (texts.size() > mostCommandText) {
            break;
        }
        texts += changeText(change);
        --left;
    }
    return left == 0
        ? texts
        : texts + BackupText::tr("%n more, which are too long to be shown", nullptr, left);
}

QStringList backupRemarks(const BackupPreview& preview)
{
    QStringList remarks;
    addUnreadableRemarks(
        remarks, BackupText::tr("A part of the backup can't be read: %1 (%2)"), preview.offered);
    addUnreadableRemarks(remarks,
                         BackupText::tr("A part of what is there now can't be read: %1 (%2)"),
                         preview.present);
    if (preview.isOlder) {
        remarks
            += BackupText::tr("The backup is of an older version: a restore brings it up to date.");
    }
    if (!preview.offered.hasVault) {
        remarks += BackupText::tr(
            "It holds no passwords. After a restore, those that the vault here has kept unchanged "
            "since then are used on; all others must be typed again.");
    }
    return remarks;
}

QString backupProblem(const Error& error)
{
    const text::ErrorWords words = text::words(error);
    const bool isFull = error.code == ErrorCode::StoreFull && !words.rest.isEmpty();
    return isFull ? BackupText::tr("%1 Nothing is left of the copy. (%2)",
                                   "a sentence, and details in English")
                        .arg(words.summary, plainText(words.rest, longestDetail))
                  : words.sentence();
}

QString scheduleProblem(const Result<BackupEntry>& backup, const std::optional<Error>& rotation)
{
    if (!backup) {
        return BackupText::tr("No backup could be made: %1 It is tried again every hour.")
            .arg(backupProblem(backup.error()));
    }
    return rotation ? BackupText::tr("A backup was made, but older ones can't be removed: %1")
                          .arg(text::words(*rotation).sentence())
                    : QString();
}

QString restoreNotice(const Result<QString>& before)
{
    if (!before) {
        return BackupText::tr("Nothing was restored, and everything is as it was: %1")
            .arg(text::words(before.error()).sentence());
    }
    return BackupText::tr(
               "The backup was restored. What was there before is in %1. To undo it, quit Vedette, "
               "delete vedette.db, history.db and secrets.vault in the data folder, and move those "
               "of that folder back.",
               "the path of a folder")
        .arg(plainText(QDir::toNativeSeparators(*before), maxMessageLength));
}

} // namespace vedette::ui
