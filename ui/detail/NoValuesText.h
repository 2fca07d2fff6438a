// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ServerStatus.h"

#include <QString>

namespace vedette::ui {

/// One line that stands where there is nothing to draw: values are on their way, or why none come.
[[nodiscard]] QString noValuesText(ServerState state);

} // namespace vedette::ui
