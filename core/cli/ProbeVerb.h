// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette probe`: connects to one server and prints what it says, keeping nothing.
[[nodiscard]] ExitCode runProbe(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
