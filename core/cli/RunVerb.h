// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette run TARGET… -- SCRIPT`: runs a script once on servers, keeping nothing.
[[nodiscard]] ExitCode runScript(const QStringList& arguments, const Console& console);

/// `vedette command try NAME TARGET…`: the same with a stored command, and what is read of it.
[[nodiscard]] ExitCode runCommandTry(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
