// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette ssh-config`: what an ssh_config(5) says of its hosts.
[[nodiscard]] ExitCode runSshConfig(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
