// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette command add` and `vedette command edit`.
[[nodiscard]] ExitCode runCommandAdd(const QStringList& arguments, const Console& console);
[[nodiscard]] ExitCode runCommandEdit(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
