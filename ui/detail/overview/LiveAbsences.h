// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/History.h"
#include "core/model/ServerStatus.h"

#include <optional>
#include <vector>

namespace vedette::ui {

/// Why charts that follow the present have no values of a server: as its history told, and as it
/// stands since then. Lives on: GUI thread.
class LiveAbsences
{
public:
    /// Instead of all that is known up to now, but for the one that still goes on.
    void setStored(std::vector<Absence> stored);
    /// How the server stands. True when that changed something.
    bool observe(const ServerStatus& status);
    /// Rising, not overlapping; one that goes on has no end yet: Timestamp::max().
    [[nodiscard]] std::vector<Absence> all() const;

private:
    std::vector<Absence> m_past;
    std::optional<Absence> m_current;
};

} // namespace vedette::ui
