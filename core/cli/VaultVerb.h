// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette vault`: where passwords and passphrases are kept, and its master password.
[[nodiscard]] ExitCode runVault(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
