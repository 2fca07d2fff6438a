// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Facts.h"
#include "core/model/Snapshot.h"

#include <QJsonObject>
#include <QStringList>

namespace vedette::cli {

/// `{server, collectedAt, roundTripMs, metrics, facts, unavailable}`
[[nodiscard]] QJsonObject
probeJson(const QString& label, const Facts& facts, const Snapshot& snapshot);
/// The same for a person: facts on top, then one line per metric.
[[nodiscard]] QStringList
probeLines(const QString& label, const Facts& facts, const Snapshot& snapshot);

} // namespace vedette::cli
