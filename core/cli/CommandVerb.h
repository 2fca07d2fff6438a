// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette command …`: the commands of the user. A collector on the same folder notices by itself.
[[nodiscard]] ExitCode runCommand(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
