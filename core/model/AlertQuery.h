// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "core/model/TimeRange.h"

#include <vector>

namespace vedette {

/// Which alerts are wanted. Immutable value.
struct AlertQuery
{
    std::vector<ServerId> servers = {}; ///< empty: of all
    /// Those that fired then, if only for its first moment; nothing: those of all times.
    std::optional<TimeRange> range = {};
    int limit = 500; ///< the firing ones come first, then the newest

    bool operator==(const AlertQuery&) const = default;
};

/// But for the limit.
[[nodiscard]] bool matches(const AlertQuery& query, const Alert& alert);

} // namespace vedette
