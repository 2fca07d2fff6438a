// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/cli/VerbParser.h"
#include "core/engine/Configuration.h"

#include <memory>

namespace vedette::cli {

/// What was made, or the exit code after the console was told why not.
template <class T>
using OrExit = tl::expected<T, ExitCode>;

/// The configuration of the data folder that was named, made where there is none.
[[nodiscard]] OrExit<std::unique_ptr<engine::Configuration>>
openConfiguration(const VerbParser& parser, const Console& console);

/// The server of that name; NotFound tells how to see which there are.
[[nodiscard]] Result<Server> findServer(engine::Configuration& configuration, const QString& name);

} // namespace vedette::cli
