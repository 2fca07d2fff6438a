// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace vedette {

/// "Show your work": what was asked of a server for some number, and what it answered. Immutable
/// value.
struct Work
{
    QString probe; ///< "disk", "services"; of a custom command "command/NAME"
    QString command; ///< what ran, or the files that were read
    QByteArray output; ///< as it came: any bytes
    std::optional<int> exitCode; ///< absent where no program ran
    std::chrono::microseconds took{0}; ///< from the request to the whole answer
    Timestamp collectedAt;
    bool isCut = false; ///< the output was longer

    bool operator==(const Work&) const = default;
};

} // namespace vedette
