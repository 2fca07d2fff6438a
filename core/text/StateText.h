// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "core/model/ServerStatus.h"

#include <QString>

namespace vedette::text {

/// "online", "unreachable", "needs you".
[[nodiscard]] QString stateLabel(ServerState state);
/// The label of its state, and whether it is slow: "online, slow".
[[nodiscard]] QString statusLabel(const ServerStatus& status);
/// "critical", "high".
[[nodiscard]] QString severityLabel(Severity severity);

} // namespace vedette::text
