// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QJsonObject>
#include <QStringList>

namespace vedette::cli {

// Both take the snapshot of a slow poll whose details are a Hardware; of another one they are
// empty but for server and time.

/// `{server, collectedAt, roundTripMs, hardware: {board, processor, memoryTotal, …}}`
[[nodiscard]] QJsonObject hardwareJson(const QString& label, const Snapshot& snapshot);
/// The same for a person: one line for each thing, in groups.
[[nodiscard]] QStringList hardwareLines(const QString& label, const Snapshot& snapshot);

} // namespace vedette::cli
