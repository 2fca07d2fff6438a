// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Backups.h"

#include "core/base/Expendable.h"
#include "core/engine/FolderLock.h"
#include "core/engine/SecretKeeper.h"
#include "core/engine/WholeFile.h"
#include "core/store/DatabaseFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Migrator.h"
#include "core/store/backup/Backup.h"
#include "core/store/backup/ContentReader.h"
#include "core/store/backup/Restore.h"
#include "core/store/backup/RestoreSteps.h"
#include "core/vault/VaultHeader.h"
#include "core/vault/VaultImage.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr std::chrono::hours inspectPatience{12};
constexpr milliseconds inspectGrace{800}; ///< to end by itself after a stop

/// What is no vault as this program writes it does not come along, in neither direction.
Result<QByteArray> readVault(const QString& path, const vault::KdfBounds& bounds)
{
    auto bytes = readWholeFile(path, vault::maxVaultBytes);
    if (!bytes) {
        return bytes;
    }
    const auto header
        = vault::VaultImage::decode(*bytes).and_then([&bounds](const vault::VaultImage& image) {
              return vault::decodeHeader(image.header, bounds);
          });
    if (!header) {
        return fail(header.error().in(path));
    }
    return bytes;
}

Result<std::optional<QByteArray>> vaultFor(const BackupOrder& order)
{
    if (!order.withVault) {
        return std::nullopt;
    }
    const QString path = vaultPath(order.dataFolder);
    if (!QFileInfo::exists(path)) {
        return fail(ErrorCode::VaultMissing, path);
    }
    auto bytes = readVault(path, order.secrets.bounds);
    if (!bytes) {
        return fail(bytes.error());
    }
    return *std::move(bytes);
}

/// A vault and the notes on it in vedette.db must be of one moment: no secret may meet the note of
/// another login.
Result<void> confirmVault(const BackupOrder& order, const std::optional<QByteArray>& copied)
{
    if (!copied) {
        return {};
    }
    const auto now = readWholeFile(vaultPath(order.dataFolder), vault::maxVaultBytes);
    if (!now || *now != *copied) {
        return fail(ErrorCode::StoreBusy, u"the vault was changed meanwhile; try again"_s);
    }
    return {};
}

bool hasOlderSchema(const Backup& backup)
{
    return std::ranges::any_of(backup.files, [](const BackupFile& file) {
        const store::KnownDatabase* const database = store::findDatabase(file.name);
        return database != nullptr
            && static_cast<std::size_t>(file.schemaVersion)
            < store::embeddedSchema(*database).scripts.size();
    });
}

} // namespace

QString defaultBackupFolder(const QString& dataFolder)
{
    return QDir(dataFolder).absoluteFilePath(u"backups"_s);
}

Result<MadeBackup>
makeBackup(const BackupOrder& order, const TellStep& tell, const std::stop_token& stop)
{
    if (const auto whole = store::finishRestore(order.dataFolder); !whole) {
        return fail(whole.error());
    }
    const auto vault = vaultFor(order);
    if (!vault) {
        return fail(vault.error());
    }
    const QString target
        = order.target.isEmpty() ? defaultBackupFolder(order.dataFolder) : order.target;
    auto entry = store::createBackup({.dataFolder = order.dataFolder,
                                      .target = target,
                                      .now = order.secrets.clock->now(),
                                      .programVersion = QLatin1StringView(VEDETTE_VERSION),
                                      .vault = *vault,
                                      .confirm = [&] { return confirmVault(order, *vault); }},
                                     tell,
                                     stop);
    if (!entry) {
        return fail(entry.error());
    }
    MadeBackup made{.entry = *std::move(entry)};
    if (order.keep) {
        auto removed = store::rotateBackups(target, *order.keep, made.entry.backup.createdAt);
        if (removed) {
            made.removed = *std::move(removed);
        } else {
            made.rotation = removed.error();
        }
    }
    return made;
}

Result<std::vector<BackupEntry>> listBackups(const QString& folder)
{
    return store::listBackups(folder);
}

Result<BackupReport> inspectBackup(const QString& path, const std::stop_token& stop)
{
    auto backup = store::verifyBackup(path, stop);
    if (!backup) {
        return fail(backup.error());
    }
    const bool isOlder = hasOlderSchema(*backup);
    return BackupReport{
        *std::move(backup), store::readContent(path, store::Access::ReadOnly), isOlder};
}

Result<BackupPreview>
previewBackup(const QString& path, const QString& dataFolder, const std::stop_token& stop)
{
    auto offered = inspectBackup(path, stop);
    if (!offered) {
        return fail(offered.error());
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled); // the data folder may be somebody else's by now
    }
    return BackupPreview{std::move(offered->backup),
                         std::move(offered->content),
                         store::readContent(dataFolder, store::Access::ReadWrite),
                         offered->isOlder};
}

Result<std::unique_ptr<PreparedRestore>> PreparedRestore::prepare(const QString& path,
                                                                  const QString& dataFolder,
                                                                  const std::stop_token& stop)
{
    // Nothing is locked yet: a folder that doesn't answer may be left behind.
    auto offered = expendable([path, stop] { return inspectBackup(path, stop); },
                              Deadline::after(inspectPatience),
                              stop,
                              inspectGrace);
    if (!offered) {
        return fail(offered.error());
    }
    if (const auto ready = store::prepareFolder(dataFolder); !ready) {
        return fail(ready.error());
    }
    auto lock = lockFolder(dataFolder);
    if (!lock) {
        return fail(lock.error());
    }
    if (const auto whole = store::finishRestore(dataFolder); !whole) {
        return fail(whole.error());
    }
    std::unique_ptr<PreparedRestore> prepared(new PreparedRestore); // the constructor is private
    prepared->m_path = path;
    prepared->m_dataFolder = dataFolder;
    prepared->m_lock = *std::move(lock);
    prepared->m_offered = *std::move(offered);
    prepared->m_present = store::readContent(dataFolder, store::Access::ReadWrite);
    return prepared;
}

Result<QString> PreparedRestore::apply(const SecretOptions& secrets,
                                       const TellStep& tell,
                                       const std::stop_token& stop)
{
    return store::restoreBackup(
        {.path = m_path,
         .backup = m_offered.backup,
         .dataFolder = m_dataFolder,
         .now = secrets.clock->now(),
         .checkVault =
             [&secrets](const QString& vault) {
                 return readVault(vault, secrets.bounds).map([](const QByteArray& /*bytes*/) {});
             },
         .confirm =
             [this](const QString& staging) {
                 return store::readContent(staging, store::Access::ReadOnly) == m_offered.content
                     ? Result<void>()
                     : fail(ErrorCode::BackupChanged, m_path + u": it holds something else now"_s);
             }},
        tell,
        stop);
}

} // namespace vedette::engine
