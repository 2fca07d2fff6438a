// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette command export` and `vedette command import`: the commands as a JSON file.
[[nodiscard]] ExitCode runCommandExport(const QStringList& arguments, const Console& console);
[[nodiscard]] ExitCode runCommandImport(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
