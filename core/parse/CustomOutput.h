// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"
#include "core/parse/CommandOutput.h"
#include "core/parse/CustomValues.h"

#include <QHash>

#include <vector>

namespace vedette::parse {

/// Reads the output of a custom command as its user has declared it. Malformed when none of the
/// declared values is there; OutputTooLarge above maxCommandOutput. A value that can't be read, or
/// could be taken for another, is absent.
[[nodiscard]] Result<CustomValues> readOutput(const OutputReading& reading,
                                              const CommandOutput& output);

/// command[NAME].exitCode and .duration (seconds, where it is known), then the values as
/// command[NAME].FIELD or command[NAME/INSTANCE].FIELD.
[[nodiscard]] std::vector<Sample>
samplesOf(const QString& command, const CommandOutput& output, const CustomValues& values = {});
/// The units of those values that have one.
[[nodiscard]] QHash<MetricId, Unit> unitsOf(const QString& command, const CustomValues& values);

} // namespace vedette::parse
