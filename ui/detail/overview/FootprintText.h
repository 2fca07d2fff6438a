// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QString>

namespace vedette::ui {

/// One line: what being watched costs this server. Empty while nothing is known of it.
[[nodiscard]] QString footprintText(const ServerRow& row);

} // namespace vedette::ui
