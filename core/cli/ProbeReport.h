// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/model/ConnectionReport.h"

#include <QJsonObject>

namespace vedette::cli {

/// Why the connection failed, in words; for a host key with its fingerprints and the way on.
ExitCode reportFailure(const Console& console, const ConnectionReport& report);

/// `{server, collectedAt, roundTripMs, metrics, facts, unavailable}`
[[nodiscard]] QJsonObject
probeJson(const QString& label, const Facts& facts, const Snapshot& snapshot);
/// The same for a person: facts on top, then one line per metric.
[[nodiscard]] QStringList
probeLines(const QString& label, const Facts& facts, const Snapshot& snapshot);

} // namespace vedette::cli
