// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette server import --ssh-config`: the hosts of an ssh_config(5) become servers.
[[nodiscard]] ExitCode runSshImport(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
