// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// `vedette server add`, `vedette server edit` and `vedette server forget-key`.
[[nodiscard]] ExitCode runAdd(const QStringList& arguments, const Console& console);
[[nodiscard]] ExitCode runEdit(const QStringList& arguments, const Console& console);
[[nodiscard]] ExitCode runForgetKey(const QStringList& arguments, const Console& console);

} // namespace vedette::cli
