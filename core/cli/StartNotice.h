// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette::engine {
class Engine;
}

namespace vedette::cli {

/// What a person should know of the start: what was damaged, and stands in for it. In one line,
/// translated; empty when there is nothing to say.
[[nodiscard]] QString startNotice(const engine::Engine& engine);

} // namespace vedette::cli
