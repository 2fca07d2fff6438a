// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette top`: all servers live in the terminal; plain lines where there is none.
[[nodiscard]] ExitCode runTop(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
