// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HardwareHistory.h"
#include "core/model/Snapshot.h"

#include <QJsonObject>
#include <QStringList>

namespace vedette::cli {

// The first two take the snapshot of a slow poll whose details are a Hardware; of another one they
// are empty but for server and time.

/// `{server, collectedAt, roundTripMs, hardware: {board, processor, memoryTotal, …}}`
[[nodiscard]] QJsonObject hardwareJson(const QString& label, const Snapshot& snapshot);
/// The same for a person: one line for each thing, in groups.
[[nodiscard]] QStringList hardwareLines(const QString& label, const Snapshot& snapshot);

/// What is stored: `{server, since, at, hardware, changes: [{at, part, name, before, after}]}`, the
/// newest change first; of a server that has never told without times and hardware.
[[nodiscard]] QJsonObject historyJson(const QString& label, const HardwareHistory& history);
/// The same for a person.
[[nodiscard]] QStringList historyLines(const QString& label, const HardwareHistory& history);

} // namespace vedette::cli
