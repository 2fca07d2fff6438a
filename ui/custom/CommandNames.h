// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"

#include <vector>

namespace vedette::ui {

/// As the store compares names: case makes no difference.
[[nodiscard]] bool isNameTaken(const std::vector<CustomCommand>& commands, const QString& name);

/// "nginx", "nginx 2": one that none of the commands has.
[[nodiscard]] QString freeName(const std::vector<CustomCommand>& commands, const QString& name);

} // namespace vedette::ui
