// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace vedette::store {

/// Bytes that the file system of a folder has left for this user; absent where it doesn't tell.
using FreeBytes = std::function<std::optional<qint64>(const QString& folder)>;

[[nodiscard]] std::optional<qint64> freeBytesOf(const QString& folder);

/// What copies of these databases take, which may be in use: without the pages that are free in
/// them, and as much as the files have where that can't be read.
[[nodiscard]] qint64 bytesOfCopies(const QStringList& databases);

/// StoreFull, with both numbers, where `bytes` and a margin would not fit into `folder`; good where
/// nobody knows. Blocking; any thread.
[[nodiscard]] Result<void>
requireRoom(const QString& folder, qint64 bytes, const FreeBytes& freeBytes = freeBytesOf);

} // namespace vedette::store
