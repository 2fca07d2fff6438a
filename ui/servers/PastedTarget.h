// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace vedette::ui {

/// Where a login goes to, as people write it down. Immutable value.
struct PastedTarget
{
    QString host;
    QString user; ///< empty when not named
    std::optional<quint16> port;
    QString identityFile; ///< of `-i`; empty when not named

    bool operator==(const PastedTarget&) const = default;
};

/// Reads "user@host:port", "ssh://…" and a whole command line "ssh -p 22 -l user host". Nothing for
/// a bare host, and for what can't be read for certain: then the text stays as it was typed.
[[nodiscard]] std::optional<PastedTarget> readPastedTarget(const QString& text);

} // namespace vedette::ui
