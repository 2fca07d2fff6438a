// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/model/Alert.h"

#include <QString>

namespace vedette::text {

/// What happened, why, and what to do; translated, plain text.
struct ErrorWords
{
    QString summary; ///< "The connection timed out." — fits a list row
    QString
        advice; ///< "Check that the server is running and that port 22 is open to this computer."
    QString rest; ///< of the error's detail what the words don't tell; English, not safe to show

    /// "summary advice" in one paragraph.
    [[nodiscard]] QString sentence() const;
};

/// Of a jump host they tell as such, and name it: "The jump host bastion refused the connection."
[[nodiscard]] ErrorWords words(const Error& error);
/// "Server unreachable: the connection timed out"; of a jump host the reason names it, too.
[[nodiscard]] QString alertTitle(const Alert& alert);

} // namespace vedette::text
