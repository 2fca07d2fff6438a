// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette hardware`: connects to one server and prints what it is made of, keeping nothing; or
/// prints what is stored of it.
[[nodiscard]] ExitCode runHardware(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
