// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace vedette::store {

/// Tells whether a path still leads to the file that was opened: SQLite goes on writing into a file
/// that was deleted or replaced, without an error. Immutable value.
struct FileIdentity
{
    quint64 device = 0;
    quint64 file = 0;

    bool operator==(const FileIdentity&) const = default;
};

/// Nothing when there is no such file.
[[nodiscard]] std::optional<FileIdentity> identityOf(const QString& path);

} // namespace vedette::store
