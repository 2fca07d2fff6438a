// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette note …`: the user's notes on the history. A window on the same folder notices by
/// itself.
[[nodiscard]] ExitCode runNote(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
