// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QString>

#include <chrono>

namespace vedette::engine {

/// How an Engine is set up. Immutable value.
struct EngineConfig
{
    QString dataFolder;
    std::chrono::days retention{30};
    /// False: servers are read from the folder but nothing is written there, and no lock is taken.
    bool isPersistent = true;
};

} // namespace vedette::engine
