// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/engine/EngineConfig.h"
#include "core/model/Damage.h"
#include "core/store/history/HistoryStore.h"

#include <memory>
#include <vector>

namespace vedette::engine {

class ConfigThread;

/// Opens the stores of a data folder at a start, and puts a backup in the place of one that is
/// damaged, as the config says. Its caller holds the folder's lock where it is persistent.
/// Blocking. Lives on one thread.
class StoreOpener
{
public:
    /// Both outlive it.
    StoreOpener(const EngineConfig& config, const Clock& clock);

    /// Errors are those of ConfigStore::open.
    [[nodiscard]] Result<std::unique_ptr<ConfigThread>> openConfig();
    /// Errors are those of HistoryStore::open.
    [[nodiscard]] Result<std::unique_ptr<store::HistoryStore>>
    openHistory(const store::HistoryStore::ProgressCallback& progress);
    /// What was damaged so far.
    [[nodiscard]] const std::vector<Damage>& damages() const { return m_damages; }

private:
    [[nodiscard]] bool repairs() const;
    [[nodiscard]] QStringList backupFolders() const;

    const EngineConfig& m_config;
    const Clock& m_clock;
    std::vector<Damage> m_damages;
};

} // namespace vedette::engine
