// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette diagnose TARGET`: why it does not connect, stage by stage.
[[nodiscard]] ExitCode runDiagnose(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
