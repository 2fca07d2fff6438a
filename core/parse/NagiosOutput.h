// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/parse/CommandOutput.h"
#include "core/parse/CustomValues.h"

namespace vedette::parse {

/// A plug-in as of https://nagios-plugins.org/doc/guidelines.html: its exit code as `status` (0 OK,
/// 1 warning, 2 critical, 3 unknown, and so is any other), its first line as text, and its
/// performance data in base units. A label that is declared is that field; one that makes a field's
/// name ("time_offset") is the field timeOffset; any other ("/var") is an instance of `value`.
/// K, M, G and T are powers of 1024 here, as Icinga 2 reads them: what check_disk calls MB is MiB.
[[nodiscard]] Result<CustomValues> readNagios(const OutputReading& reading,
                                              const CommandOutput& output);

} // namespace vedette::parse
