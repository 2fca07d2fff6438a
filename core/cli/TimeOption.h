// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/VerbParser.h"

namespace vedette::cli {

/// What an option says of a time: “2026-03-01”, “2026-03-01 08:30”, with “Z” at its end for UTC, or
/// how long ago: “36h”. Without the option `fallback`. InvalidConfig, named by the option.
[[nodiscard]] Result<Timestamp>
timeOption(const VerbParser& parser, const QString& option, Timestamp fallback);

} // namespace vedette::cli
