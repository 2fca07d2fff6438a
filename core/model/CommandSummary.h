// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette {

/// What a command of the user says for people, besides its values: of a Nagios plug-in the first
/// line without the performance data, "DISK OK - free space: / 3326 MB".
struct CommandSummary
{
    QString text; ///< plain and bounded

    bool operator==(const CommandSummary&) const = default;
};

} // namespace vedette
