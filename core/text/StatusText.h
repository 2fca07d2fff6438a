// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ServerStatus.h"

#include <QString>

namespace vedette::text {

/// The label of its state, and whether it is slow: "online, slow".
[[nodiscard]] QString statusLabel(const ServerStatus& status);

} // namespace vedette::text
