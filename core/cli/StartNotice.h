// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette::engine {
class Engine;
}

namespace vedette::cli {

/// What a person should know of the start: that a damaged history was set aside. Empty when there
/// is nothing to say.
[[nodiscard]] QString startNotice(const engine::Engine& engine);

} // namespace vedette::cli
