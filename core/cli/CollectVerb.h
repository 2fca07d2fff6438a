// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette collect`: watches all servers without a window until it is told to end.
[[nodiscard]] ExitCode runCollect(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
