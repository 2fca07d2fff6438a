// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"

#include <QLatin1StringView>
#include <QStringList>

#include <span>

namespace vedette::cli {

/// One verb below another: "add" of "server add". Immutable value.
struct SubVerb
{
    QLatin1StringView name;
    QLatin1StringView arguments;
    QLatin1StringView description;
    ExitCode (*run)(const QStringList& arguments, const Console& console);
};

/// The verbs below one verb. Immutable value.
struct VerbGroup
{
    QString verb; ///< "server"
    std::span<const SubVerb> subVerbs;
    QString missing; ///< said when none is named
};

/// Runs the one that the arguments name; shows them all for --help.
[[nodiscard]] ExitCode
runSubVerb(const VerbGroup& group, const QStringList& arguments, const Console& console);

} // namespace vedette::cli
