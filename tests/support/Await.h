// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <functional>

namespace vedette::test {

/// Waits until `condition` holds, at most `bound`; whether it does in the end.
[[nodiscard]] bool eventually(const std::function<bool()>& condition,
                              milliseconds bound = milliseconds{5000});

} // namespace vedette::test
