// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

namespace vedette::parse {

/// os-release(5). What the file doesn't say is empty. Immutable value.
struct OsRelease
{
    QString prettyName; ///< "Debian GNU/Linux 12 (bookworm)"; else NAME and VERSION
    QString id; ///< "debian"
    QString versionId; ///< "12"

    bool operator==(const OsRelease&) const = default;
};

/// Malformed when the system has no name.
[[nodiscard]] Result<OsRelease> parseOsRelease(QByteArrayView text);

} // namespace vedette::parse
