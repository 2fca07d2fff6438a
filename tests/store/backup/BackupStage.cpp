// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/store/backup/BackupStage.h"

#include "core/store/backup/BackupManifest.h"
#include "core/store/config/ConfigStore.h"
#include "core/store/history/HistoryFile.h"
#include "core/store/history/Journal.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"
#include "tests/support/WaitingPolls.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::test {

BackupStage::BackupStage()
{
    REQUIRE(m_dir.isValid());
    addServer(data(), u"first"_s);
    addServer(data(), u"second"_s);
    addPolls(data(), ServerId{101}, 3);
    addPolls(data(), ServerId{102}, 3);
}

store::BackupRequest BackupStage::request(qint64 second) const
{
    return {.dataFolder = data(),
            .target = target(),
            .now = at(second),
            .programVersion = u"1.2.3"_s,
            .vault = {},
            .confirm = {}};
}

Result<BackupEntry> BackupStage::backUp(qint64 second) const
{
    return store::createBackup(request(second), {}, {});
}

QString BackupStage::made(qint64 second) const
{
    const auto entry = backUp(second);
    REQUIRE(entry);
    return entry->path;
}

store::RestoreRequest BackupStage::restoring(const QString& path, const QString& folder)
{
    const auto backup = store::verifyBackup(path, {});
    REQUIRE(backup);
    return {
        .path = path, .backup = *backup, .dataFolder = folder, .now = at(1000), .checkVault = {}};
}

QStringList BackupStage::inTarget() const
{
    return QDir(target()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void addServer(const QString& folder, const QString& name)
{
    const auto store = store::ConfigStore::open(folder);
    REQUIRE(store);
    Server server;
    server.name = name;
    server.host = u"db1.example.net"_s;
    REQUIRE((*store)->addServers({server}));
}

void addPolls(const QString& folder, ServerId server, int count)
{
    const QString path = QDir(folder).filePath(u"history.db"_s);
    REQUIRE(store::prepareHistory(path));
    const auto connection = store::openHistory(path, store::Access::ReadWrite);
    REQUIRE(connection);
    store::Journal journal(**connection);
    for (int i = 0; i < count; ++i) {
        REQUIRE(journal.add(poll(server, at(i), i)));
        REQUIRE(journal.write());
    }
}

QStringList serverNames(const QString& folder)
{
    const auto store = store::ConfigStore::open(folder);
    REQUIRE(store);
    const auto state = (*store)->load();
    REQUIRE(state);
    QStringList names;
    for (const Server& server : state->servers) {
        if (server.kind == ServerKind::Ssh) {
            names += server.name;
        }
    }
    return names;
}

qint64 countPolls(const QString& folder)
{
    const QString path = QDir(folder).filePath(u"history.db"_s);
    REQUIRE(store::prepareHistory(path));
    const auto connection = store::openHistory(path, store::Access::ReadOnly);
    REQUIRE(connection);
    return waitingPolls(**connection);
}

void executeOn(const QString& path, const QString& sql)
{
    const auto connection = store::Connection::open({.path = path, .setsJournal = false});
    REQUIRE(connection);
    REQUIRE((*connection)->execute(sql));
}

void forge(const QString& backup, const QString& name, const QString& sql)
{
    const QString path = QDir(backup).filePath(name);
    executeOn(path, sql);
    auto manifest = store::readManifest(backup);
    REQUIRE(manifest);
    const auto digest = store::digestOf(path, qint64{1} << 30, {});
    REQUIRE(digest);
    const auto file = std::ranges::find(manifest->files, name, &BackupFile::name);
    REQUIRE(file != manifest->files.end());
    file->bytes = digest->bytes;
    file->sha256 = digest->sha256;
    rewriteManifest(backup, *manifest);
}

void rewriteManifest(const QString& backup, const Backup& manifest)
{
    writeFile(QDir(backup).filePath(u"manifest.json"_s), store::encodeManifest(manifest));
}

} // namespace vedette::test
