// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette command gallery`: the commands that come with the program.
[[nodiscard]] ExitCode runCommandGallery(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
