// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerRow.h"

#include <map>
#include <optional>

namespace vedette::ui {

/// The newest values of one disk, interface, …: by field.
using InstanceValues = QHash<QString, double>;

/// All instances of a type, of the polls and of the slow probes.
[[nodiscard]] std::map<QString, InstanceValues> instancesOfType(const ServerRow& row,
                                                                QLatin1StringView type);
[[nodiscard]] std::optional<double> fieldOf(const InstanceValues& values, QLatin1StringView field);
/// The sum of those fields that are known; nothing when none is.
[[nodiscard]] std::optional<double>
sumOf(const InstanceValues& values, QLatin1StringView one, QLatin1StringView other);
/// Why a probe of the polls gave nothing.
[[nodiscard]] std::optional<Error> reasonFor(const ServerRow& row, QLatin1StringView probe);

} // namespace vedette::ui
