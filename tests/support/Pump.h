// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <functional>

namespace vedette::test {

/// Runs the event loop of this thread until `condition` holds, at most `bound`; whether it does in
/// the end.
[[nodiscard]] bool pumpUntil(const std::function<bool()>& condition,
                             milliseconds bound = milliseconds{10'000});

} // namespace vedette::test
