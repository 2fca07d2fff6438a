// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/SecretOptions.h"
#include "core/model/BackupPlan.h"
#include "core/model/HistoryLimits.h"

#include <QString>

#include <optional>

namespace vedette::engine {

/// What is done where the configuration is found damaged.
enum class OnDamage
{
    Refuse, ///< nothing is touched
    Restore, ///< the newest sound backup of this folder takes its place; without one it is refused
    RestoreOrBegin ///< without one it is begun anew: for a person who is told so
};

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
    OnDamage onDamage = OnDamage::Refuse; ///< the same
    /// Where nothing can be written: shows what is stored and what servers tell now, and keeps
    /// nothing. Else that is an error.
    bool mayOnlyView = false;
};

} // namespace vedette::engine
