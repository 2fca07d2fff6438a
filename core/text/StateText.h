// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "core/model/ServerStatus.h"

#include <QString>

namespace vedette::text {

/// "online", "unreachable", "needs you".
[[nodiscard]] QString stateLabel(ServerState state);
/// The server itself let somebody in, and then answered no request: no network hinders it.
[[nodiscard]] bool isReached(const Error& error);
/// The label of its state, and whether it is slow: "online, slow"; "no values" where a server that
/// is reached gives none.
[[nodiscard]] QString statusLabel(const ServerStatus& status);
/// "critical", "high".
[[nodiscard]] QString severityLabel(Severity severity);

} // namespace vedette::text
