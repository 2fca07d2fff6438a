// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette backup`: copies of what a data folder holds.
[[nodiscard]] ExitCode runBackup(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
