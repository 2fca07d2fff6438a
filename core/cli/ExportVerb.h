// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette export`: stored values as a file for other programs.
[[nodiscard]] ExitCode runExport(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
