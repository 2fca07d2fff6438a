// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/ContentReader.h"

#include "core/store/Connection.h"
#include "core/store/DatabaseFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Statement.h"
#include "core/store/config/CommandRepository.h"
#include "core/store/history/HistorySpan.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qsizetype mostNames = 10'000; ///< of a file that may come from a stranger
constexpr qsizetype mostPrograms = 1000; ///< so many are not read by a person
constexpr qint64 mostCommands = 5000;
constexpr qint64 mostCommandText = 32LL * 1024 * 1024; ///< of all of them, in characters

Result<QStringList> textsOf(const Connection& connection, const QString& sql)
{
    Statement rows(connection, sql);
    if (const auto done = rows.run(); !done) {
        return fail(done.error());
    }
    QStringList texts;
    auto row = rows.next();
    for (; row && *row && texts.size() < mostNames; row = rows.next()) {
        texts += rows.text(0);
    }
    if (!row) {
        return fail(row.error());
    }
    return texts;
}

Result<qint64> countOf(const Connection& connection, const QString& sql)
{
    const auto count = connection.value(sql);
    if (!count) {
        return fail(count.error());
    }
    return count->toLongLong();
}

/// Tables and columns came one after another: an older file has fewer.
Result<bool> isFrom(const Connection& connection, int version)
{
    return countOf(connection, u"PRAGMA user_version"_s).map([version](qint64 found) {
        return found >= version;
    });
}

Result<void> readCommands(const Connection& connection, DataContent& content)
{
    const auto hasCommands = isFrom(connection, 10);
    if (!hasCommands || !*hasCommands) {
        return hasCommands.map([](bool) {});
    }
    const auto count
        = countOf(connection, u"SELECT count(*) FROM command WHERE removed_at IS NULL"_s);
    const auto text = countOf(connection,
                              u"SELECT coalesce(sum(length(body) + length(servers)), 0)"
                              " FROM command WHERE removed_at IS NULL"_s);
    content.commands = count.value_or(0);
    if (!count || !text) {
        return fail(count ? text.error() : count.error());
    }
    if (*count > mostCommands || *text > mostCommandText) {
        return fail(ErrorCode::BackupDamaged,
                    u"it holds more commands for servers than could be looked at"_s);
    }
    auto commands = CommandRepository(connection).all();
    if (!commands) {
        return fail(commands.error());
    }
    content.commandList = *std::move(commands);
    return {};
}

Result<void> readNotes(const Connection& connection, DataContent& content)
{
    const auto hasNotes = isFrom(connection, 15);
    if (!hasNotes || !*hasNotes) {
        return hasNotes.map([](bool) {});
    }
    const auto count = countOf(connection, u"SELECT count(*) FROM note WHERE removed_at IS NULL"_s);
    content.notes = count.value_or(0);
    return count.map([](qint64) {});
}

Result<void> readProxyCommands(const Connection& connection, DataContent& content)
{
    const auto hasProxies = isFrom(connection, 8);
    if (!hasProxies || !*hasProxies) {
        return hasProxies.map([](bool) {});
    }
    auto texts = textsOf(connection,
                         u"SELECT substr(name, 1, 256) || ': ' || substr(proxy_command, 1, 8192)"
                         " FROM server WHERE removed_at IS NULL AND runs_proxy_command <> 0"
                         " AND proxy_command <> '' ORDER BY position, name LIMIT 1000"_s);
    if (!texts) {
        return fail(texts.error());
    }
    if (texts->size() >= mostPrograms) {
        return fail(ErrorCode::BackupDamaged,
                    u"it holds more programs for this computer than could be looked at"_s);
    }
    content.proxyCommands = *std::move(texts);
    return {};
}

Result<void> readConfig(const Connection& connection, DataContent& content)
{
    auto names = textsOf(
        connection, u"SELECT name FROM server WHERE removed_at IS NULL ORDER BY position, name"_s);
    if (!names) {
        return fail(names.error());
    }
    content.servers = *std::move(names);
    const auto alerts = countOf(connection, u"SELECT count(*) FROM alert"_s);
    if (!alerts) {
        return fail(alerts.error());
    }
    content.alerts = *alerts;
    // What runs on this computer first: it is told even where the commands can't be.
    return readProxyCommands(connection, content)
        .and_then([&] { return readNotes(connection, content); })
        .and_then([&] { return readCommands(connection, content); });
}

Result<void> readHistory(const Connection& connection, DataContent& content)
{
    const auto span = spanOf(connection);
    if (!span) {
        return fail(span.error());
    }
    content.historyServers = span->servers;
    content.history = span->range;
    return {};
}

using ReadDatabase = Result<void> (*)(const Connection& connection, DataContent& content);

void readDatabase(const QString& folder,
                  Access access,
                  const KnownDatabase& database,
                  ReadDatabase read,
                  DataContent& content)
{
    const QString path = QDir(folder).filePath(database.fileName);
    if (isNewDatabase(path)) {
        return;
    }
    content.bytes += bytesOnDisk(path);
    const auto connection
        = Connection::open({.path = path, .access = access, .setsJournal = false});
    const auto done = connection ? read(**connection, content) : fail(connection.error());
    if (!done) {
        content.unreadable.push_back(done.error().in(database.fileName.toString()));
    }
}

} // namespace

DataContent readContent(const QString& folder, Access access)
{
    DataContent content;
    readDatabase(folder, access, configDatabase, readConfig, content);
    readDatabase(folder, access, historyDatabase, readHistory, content);
    const QDir dir(folder);
    const QString history = dir.filePath(historyDatabase.fileName);
    content.historyBytes = QFileInfo::exists(history) ? bytesOnDisk(history) : 0;
    const QFileInfo vault(dir.filePath(vaultFileName));
    content.hasVault = vault.exists();
    content.bytes += vault.exists() ? vault.size() : 0;
    return content;
}

} // namespace vedette::store
