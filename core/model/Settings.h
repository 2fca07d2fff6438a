// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/LogLevel.h"
#include "core/base/Time.h"
#include "core/model/BackupPlan.h"
#include "core/model/HistoryLimits.h"

#include <QString>

namespace vedette {

enum class ThemeChoice
{
    System,
    Light,
    Dark
};

/// What the user can set for the whole program. Immutable value; app keeps it.
struct Settings
{
    seconds statusInterval{10}; ///< for new servers
    seconds metricsInterval{30}; ///< for new servers
    HistoryLimits history;
    BackupPlan backups;
    ThemeChoice theme = ThemeChoice::System;
    bool showsTray = true;
    bool showsPopups = true;
    bool closesToTray = true;
    bool startsAtLogin = false;
    int vaultLockMinutes = 0; ///< without use; 0: the vault never locks itself
    QString language; ///< "de"; empty for the system's
    LogLevel logLevel = LogLevel::Info;

    bool operator==(const Settings&) const = default;
};

} // namespace vedette
