// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/HardwareChange.h"

#include <optional>
#include <vector>

namespace vedette {

struct HardwareEvent
{
    Timestamp at; ///< when it was noticed: since the answer before
    HardwareChange change;

    bool operator==(const HardwareEvent&) const = default;
};

/// What a server is made of as far as it was ever told. Immutable value.
struct HardwareHistory
{
    std::optional<Hardware> newest; ///< nothing: it was never told
    Timestamp since; ///< when it was told for the first time
    Timestamp at; ///< when it was told last, to the hour
    std::vector<HardwareEvent> changes; ///< the newest first, at most maxHardwareChanges

    bool operator==(const HardwareHistory&) const = default;
};

inline constexpr int maxHardwareChanges = 500; ///< that are kept of each server

} // namespace vedette
