// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QString>

#include <optional>

namespace vedette {

/// Which database was damaged at a start, and what became of it. Immutable value.
struct Damage
{
    enum class Part
    {
        Configuration, ///< vedette.db
        History ///< history.db
    };

    Part part = Part::History;
    QString movedTo; ///< the path of the damaged file
    /// When the backup was made that took its place; nothing: it was begun anew.
    std::optional<Timestamp> backupAt = {};

    bool operator==(const Damage&) const = default;
};

} // namespace vedette
