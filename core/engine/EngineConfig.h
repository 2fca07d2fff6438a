// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/SecretOptions.h"
#include "core/model/BackupPlan.h"
#include "core/model/HistoryLimits.h"

#include <QString>

#include <optional>

namespace vedette::engine {

/// How an Engine is set up. Immutable value.
struct EngineConfig
{
    QString dataFolder;
    HistoryLimits history = {};
    /// False: servers are read from the folder but nothing is written there, and no lock is taken.
    bool isPersistent = true;
    SecretOptions secrets = {};
    /// Opens the vault file before anything else, where there is one and nobody could be asked.
    std::optional<Secret> masterPassword = {};
    BackupPlan backups = {}; ///< for nothing where it is not persistent
};

} // namespace vedette::engine
