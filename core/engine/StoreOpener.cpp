// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/StoreOpener.h"

#include "core/base/Log.h"
#include "core/engine/Backups.h"
#include "core/engine/ConfigThread.h"
#include "core/store/backup/Repair.h"

namespace vedette::engine {

StoreOpener::StoreOpener(const EngineConfig& config, const Clock& clock)
    : m_config(config)
    , m_clock(clock)
{ }

/// Who only looks on, changes no file.
bool StoreOpener::repairs() const
{
    return m_config.isPersistent && m_config.onDamage != OnDamage::Refuse;
}

QStringList StoreOpener::backupFolders() const
{
    QStringList folders{defaultBackupFolder(m_config.dataFolder)};
    const QString& planned = m_config.backups.folder;
    if (!planned.isEmpty() && planned != folders.constFirst()) {
        folders += planned;
    }
    return folders;
}

Result<std::unique_ptr<ConfigThread>> StoreOpener::openConfig()
{
    auto opened = ConfigThread::open(m_config.dataFolder);
    const bool isDamaged = !opened && opened.error().code == ErrorCode::StoreCorrupt;
    if (!isDamaged || !repairs()) {
        return opened;
    }
    qCCritical(logEngine).noquote() << "vedette.db is damaged:" << opened.error().detail;
    const auto damage
        = store::repairConfig({.dataFolder = m_config.dataFolder,
                               .backupFolders = backupFolders(),
                               .now = m_clock.now(),
                               .beginsAnew = m_config.onDamage == OnDamage::RestoreOrBegin});
    if (!damage) {
        qCCritical(logEngine).noquote() << "it can't be repaired:" << damage.error().detail;
        return opened;
    }
    m_damages.push_back(*damage);
    return ConfigThread::open(m_config.dataFolder);
}

Result<std::unique_ptr<store::HistoryStore>>
StoreOpener::openHistory(const store::HistoryStore::ProgressCallback& progress)
{
    auto opened = store::HistoryStore::open(m_config.dataFolder, progress);
    if (!opened || (*opened)->movedAside().isEmpty()) {
        return opened;
    }
    const QString movedAside = (*opened)->movedAside();
    if (!repairs()) {
        m_damages.push_back({.part = Damage::Part::History, .movedTo = movedAside});
        return opened;
    }
    opened->reset(); // its place is taken by the backup's
    m_damages.push_back(store::repairHistory(
        {.dataFolder = m_config.dataFolder, .backupFolders = backupFolders(), .now = m_clock.now()},
        movedAside));
    return store::HistoryStore::open(m_config.dataFolder, progress);
}

} // namespace vedette::engine
