// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace vedette::engine {

// Files that a person names: read or written in one piece, by any thread.

/// A path as it was typed, from the root on: "~/" is the home folder, as in a shell (which leaves
/// it alone in "--identity=~/.ssh/key").
[[nodiscard]] QString absolutePath(const QString& typed);

/// At most `maxBytes` and one more, so that the caller sees what is too large. InvalidFile with the
/// system's words when it is missing, can't be read or is no ordinary file (a pipe could be waited
/// for without end).
[[nodiscard]] Result<QByteArray> readWholeFile(const QString& path, qint64 maxBytes);

/// All or nothing: what stood there stays until the new content is complete. InvalidFile when it
/// can't be written, or when something else than an ordinary file stands there: it would take the
/// place of a device or a pipe.
[[nodiscard]] Result<void> writeWholeFile(const QString& path, const QByteArray& bytes);

/// InvalidFile where writeWholeFile() would refuse what stands there.
[[nodiscard]] Result<void> checkReplaceable(const QString& path);

} // namespace vedette::engine
