// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QStringList>

namespace vedette::cli {

/// Whether the first argument of the program names a verb of the command line.
[[nodiscard]] bool isVerb(const QString& word);

/// Runs the verb named by the first argument to its end and gives the process's exit code.
/// Needs a QCoreApplication whose event loop doesn't run yet. `settings` are the user's defaults.
[[nodiscard]] int run(const QStringList& argumentsWithoutProgram, const Settings& settings = {});
[[nodiscard]] int run(const QStringList& argumentsWithoutProgram, const Console& console);

/// All verbs in one screen: what `vedette --help` prints.
[[nodiscard]] QString usage();

} // namespace vedette::cli
