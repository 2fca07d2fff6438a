// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/CarriedSecrets.h"

#include "core/store/Connection.h"
#include "core/store/DurableFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Transaction.h"
#include "core/store/config/SecretRepository.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr int firstSchemaWithSecrets = 3;

/// Empty when there is no vault, or nothing that can be read.
SecretNotes presentNotes(const QString& dataFolder)
{
    const QDir folder(dataFolder);
    const QString path = folder.filePath(configDatabase.fileName);
    if (!QFileInfo::exists(path) || !QFileInfo::exists(folder.filePath(vaultFileName))) {
        return {};
    }
    const auto connection = Connection::open({.path = path, .setsJournal = false});
    if (!connection) {
        return {};
    }
    return SecretRepository(**connection).all().value_or(SecretNotes{});
}

/// The revision grows with each secret: it is the same one, typed for the same login.
bool isSameKeeping(const KeptSecret& note, const SecretNotes& present)
{
    const KeptSecret* const other = present.findInUse(note.server);
    return note.isInUse() && other != nullptr && other->login == note.login
        && other->revision == note.revision;
}

Result<void> deleteNotes(const Connection& connection)
{
    Transaction transaction(connection);
    return transaction.begin()
        .and_then([&] { return connection.execute(u"DELETE FROM kept_secret"_s); })
        .and_then([&] {
            return connection.execute(u"UPDATE setting SET value = lower(hex(randomblob(16)))"
                                      " WHERE name = 'secretScope'"_s);
        })
        .and_then([&] { return transaction.commit(); });
}

/// True when at least one stays.
Result<bool>
keepCommon(const Connection& connection, const SecretNotes& notes, const SecretNotes& present)
{
    const bool isOneVault = notes.place == SecretPlace::VaultFile
        && present.place == SecretPlace::VaultFile && notes.scope == present.scope;
    const bool hasCommon
        = isOneVault && std::ranges::any_of(notes.kept, [&present](const KeptSecret& note) {
              return isSameKeeping(note, present);
          });
    if (!hasCommon) {
        return deleteNotes(connection).map([] { return false; });
    }
    const SecretRepository secrets(connection);
    for (const KeptSecret& note : notes.kept) {
        if (isSameKeeping(note, present)) {
            continue;
        }
        if (const auto dropped = secrets.drop(note.server); !dropped) {
            return fail(dropped.error());
        }
    }
    return true;
}

Result<bool> settleIn(const QString& path, bool hasVault, const QString& dataFolder)
{
    const auto connection = Connection::open({.path = path, .setsJournal = false});
    if (!connection) {
        return fail(connection.error());
    }
    const auto notes = SecretRepository(**connection).all();
    if (!notes) {
        return fail(notes.error().in(path));
    }
    if (hasVault) {
        return notes->place == SecretPlace::VaultFile
            ? Result<bool>(false)
            : deleteNotes(**connection).map([] { return false; });
    }
    return keepCommon(**connection, *notes, presentNotes(dataFolder));
}

} // namespace

Result<bool> settleSecrets(const Backup& backup, const QString& staging, const QString& dataFolder)
{
    const BackupFile* const config = backup.find(configDatabase.fileName);
    if (config == nullptr || config->schemaVersion < firstSchemaWithSecrets) {
        return false;
    }
    const QString path = QDir(staging).filePath(configDatabase.fileName);
    const bool hasVault = backup.find(vaultFileName) != nullptr;
    auto takesVault = settleIn(path, hasVault, dataFolder); // it is closed again then
    if (!takesVault) {
        return takesVault;
    }
    return flushFile(path).map([&takesVault] { return *takesVault; });
}

} // namespace vedette::store
