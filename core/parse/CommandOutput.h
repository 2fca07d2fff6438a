// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace vedette::parse {

/// What one run of a custom command left. Immutable value.
struct CommandOutput
{
    QByteArray text; ///< its standard output, at most maxCommandOutput bytes
    QString errors; ///< the beginning of its error output, made safe to show
    int exitCode = 0; ///< 128 and more: ended by a signal
    std::optional<std::chrono::duration<double>> duration; ///< by the server's clock, to 10 ms
    std::optional<Error> cut{}; ///< why this is its beginning alone: Timeout or OutputTooLarge

    bool operator==(const CommandOutput&) const = default;
};

inline constexpr qsizetype maxCommandOutput = qsizetype{256} * 1024;

} // namespace vedette::parse
