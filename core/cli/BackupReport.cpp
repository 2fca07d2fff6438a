// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/BackupReport.h"

#include "core/cli/SnapshotJson.h"
#include "core/cli/TextWidth.h"
#include "core/model/CommandJson.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

QString sizeText(qint64 bytes)
{
    return text::format(static_cast<double>(bytes), Unit::Bytes);
}

QString yesNo(bool isSo)
{
    return isSo ? u"yes"_s : u"no"_s;
}

QString spanText(const DataContent& content)
{
    if (!content.history) {
        return u"none"_s;
    }
    return u"%1 to %2, %3"_s.arg(utcText(content.history->from),
                                 utcText(content.history->to),
                                 sizeText(content.historyBytes));
}

/// The names of one that the other lacks.
QStringList missingIn(const QStringList& other, QStringList names)
{
    names.removeIf([&other](const QString& name) { return other.contains(name); });
    return names;
}

void addNames(QStringList& lines, const QString& heading, const QStringList& names)
{
    if (!names.isEmpty()) {
        lines += heading + u": "_s + names.join(u", "_s);
    }
}

void addUnreadable(QStringList& lines, const QString& where, const DataContent& content)
{
    for (const Error& error : content.unreadable) {
        lines
            += u"%1 can't be read: %2 (%3)"_s.arg(where, text::words(error).summary, error.detail);
    }
}

/// What would run on this computer as if its user had typed it.
void addPrograms(QStringList& lines, const DataContent& content)
{
    addNames(lines,
             u"Programs of this computer that it starts to reach servers"_s,
             content.proxyCommands);
}

/// What would run on servers, to its end. Its lines are set off: none can be taken for ours.
void addCommand(QStringList& lines, const CustomCommand& command, const QString& state)
{
    QStringList words{state, command.isEnabled ? u"on"_s : u"off"_s};
    words.removeAll(QString());
    if (!command.runAs.isEmpty()) {
        words += u"as "_s + command.runAs;
    }
    lines += u"  %1 (%2):"_s.arg(command.name, words.join(u", "_s));
    for (const CommandParameter& parameter : command.parameters) {
        lines += u"    | "_s + parameter.name + u'='
            + QString(parameter.value).replace(u'\n', u'\u23CE');
    }
    const QStringList script = command.script.split(u'\n');
    for (const QString& line : script) {
        lines += u"    | "_s + line;
    }
}

void addCommands(QStringList& lines, const std::vector<CustomCommand>& commands)
{
    if (!commands.empty()) {
        lines += u"Commands that it runs on servers (%1):"_s.arg(commands.size());
    }
    for (const CustomCommand& command : commands) {
        addCommand(lines, command, {});
    }
}

void addChanges(QStringList& lines, const std::vector<CommandChange>& changes)
{
    if (!changes.empty()) {
        lines
            += u"Commands for servers that come new or change with it (%1):"_s.arg(changes.size());
    }
    for (const CommandChange& change : changes) {
        addCommand(lines, change.command, change.isNew ? u"new"_s : u"changed"_s);
    }
}

QJsonArray commandsJson(const std::vector<CustomCommand>& commands)
{
    QJsonArray array;
    for (const CustomCommand& command : commands) {
        array.append(toJson(command));
    }
    return array;
}

std::vector<QStringList> contentRows(const DataContent& content)
{
    return {{u"Servers"_s, QString::number(content.servers.size())},
            {u"Commands"_s, QString::number(content.commands)},
            {u"Notes"_s, QString::number(content.notes)},
            {u"Alerts"_s, QString::number(content.alerts)},
            {u"History"_s, spanText(content)},
            {u"Size"_s, sizeText(content.bytes)},
            {u"Vault"_s, yesNo(content.hasVault)}};
}

} // namespace

QString utcText(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time), QTimeZone::utc())
        .toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

QString backupSize(const Backup& backup)
{
    return sizeText(backup.bytes());
}

QJsonObject backupJson(const QString& path, const Backup& backup)
{
    QJsonArray files;
    for (const BackupFile& file : backup.files) {
        QJsonObject json{{"name"_L1, file.name},
                         {"bytes"_L1, file.bytes},
                         {"sha256"_L1, QString::fromLatin1(file.sha256.toHex())}};
        if (file.schemaVersion > 0) {
            json["schema"_L1] = file.schemaVersion;
        }
        files.append(json);
    }
    return {{"path"_L1, path},
            {"createdAt"_L1, isoTime(backup.createdAt)},
            {"program"_L1, backup.programVersion},
            {"bytes"_L1, backup.bytes()},
            {"files"_L1, files}};
}

QJsonObject entryJson(const BackupEntry& entry)
{
    if (entry.error) {
        return {{"path"_L1, entry.path}, {"error"_L1, errorJson(*entry.error)}};
    }
    return backupJson(entry.path, entry.backup);
}

QJsonObject contentJson(const DataContent& content)
{
    QJsonObject json{{"servers"_L1, QJsonArray::fromStringList(content.servers)},
                     {"proxyCommands"_L1, QJsonArray::fromStringList(content.proxyCommands)},
                     {"commands"_L1, content.commands},
                     {"commandList"_L1, commandsJson(content.commandList)},
                     {"notes"_L1, content.notes},
                     {"alerts"_L1, content.alerts},
                     {"bytes"_L1, content.bytes},
                     {"vault"_L1, content.hasVault}};
    if (content.history) {
        json["history"_L1] = QJsonObject{{"from"_L1, isoTime(content.history->from)},
                                         {"to"_L1, isoTime(content.history->to)},
                                         {"servers"_L1, content.historyServers},
                                         {"bytes"_L1, content.historyBytes}};
    }
    QJsonArray unreadable;
    for (const Error& error : content.unreadable) {
        unreadable.append(errorJson(error));
    }
    if (!unreadable.isEmpty()) {
        json["unreadable"_L1] = unreadable;
    }
    return json;
}

QStringList backupTable(const std::vector<BackupEntry>& entries)
{
    std::vector<QStringList> rows{
        {u"BACKUP"_s, u"MADE"_s, u"VERSION"_s, u"SIZE"_s, u"VAULT"_s, u""_s}};
    for (const BackupEntry& entry : entries) {
        const QString name = QFileInfo(entry.path).fileName();
        if (entry.error) {
            rows.push_back({name, {}, {}, {}, {}, text::words(*entry.error).summary});
            continue;
        }
        const bool hasVault = std::ranges::any_of(
            entry.backup.files, [](const BackupFile& file) { return file.schemaVersion == 0; });
        rows.push_back({name,
                        utcText(entry.backup.createdAt),
                        entry.backup.programVersion,
                        backupSize(entry.backup),
                        yesNo(hasVault),
                        {}});
    }
    return tableLines(rows);
}

QStringList reportLines(const engine::BackupReport& report)
{
    std::vector<QStringList> rows{{u"Made"_s, utcText(report.backup.createdAt)},
                                  {u"Version"_s, report.backup.programVersion}};
    std::ranges::move(contentRows(report.content), std::back_inserter(rows));
    QStringList lines = tableLines(rows);
    addNames(lines, u"Its servers"_s, report.content.servers);
    addPrograms(lines, report.content);
    addCommands(lines, report.content.commandList);
    addUnreadable(lines, u"A part of it"_s, report.content);
    return lines;
}

QStringList previewLines(const engine::BackupReport& offered, const DataContent& present)
{
    std::vector<QStringList> rows{{u""_s, u"BACKUP"_s, u"NOW"_s},
                                  {u"Made"_s, utcText(offered.backup.createdAt), {}},
                                  {u"Version"_s, offered.backup.programVersion, {}}};
    const std::vector<QStringList> theirs = contentRows(offered.content);
    const std::vector<QStringList> ours = contentRows(present);
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        rows.push_back(theirs[i] + QStringList{ours[i].last()});
    }
    QStringList lines = tableLines(rows);
    addNames(lines, u"Servers of the backup"_s, offered.content.servers);
    addNames(lines,
             u"Servers that are there now, and not in the backup"_s,
             missingIn(offered.content.servers, present.servers));
    addPrograms(lines, offered.content);
    addChanges(lines, commandChanges(offered.content, present));
    addUnreadable(lines, u"A part of the backup"_s, offered.content);
    addUnreadable(lines, u"A part of what is there now"_s, present);
    if (offered.isOlder) {
        lines += u"The backup is of an older version: the next start brings it up to date."_s;
    }
    if (!offered.content.hasVault) {
        lines += u"It holds no passwords. What the vault here has kept since then is used on; all "
                 u"others "
                 "must be typed again."_s;
    }
    return lines;
}

} // namespace vedette::cli
