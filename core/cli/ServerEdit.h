// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette server add` and `vedette server edit`.
[[nodiscard]] ExitCode runAdd(const QStringList& arguments, const Console& console);
[[nodiscard]] ExitCode runEdit(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
