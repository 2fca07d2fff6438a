// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette server export` and `vedette server import`: the list of servers as a JSON file.
[[nodiscard]] ExitCode runServerExport(const QStringList& arguments, const Console& console);
[[nodiscard]] ExitCode runServerImport(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
