// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette access-kit SERVER`: a key that may ask for the fixed probe and for nothing else, what
/// to put on the server for it, and whether that holds.
[[nodiscard]] ExitCode runAccessKit(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
