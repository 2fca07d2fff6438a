// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/cli/Console.h"

#include <QByteArray>
#include <QString>

namespace vedette::cli {

// Files that stand on a command line, where "-" is the standard input or output.

/// At most `maxBytes` and one more, so that the caller sees what is too large. Errors as of
/// engine::readWholeFile().
[[nodiscard]] Result<QByteArray>
readNamedFile(const QString& path, qint64 maxBytes, const Console& console);

/// An empty path is the standard output, too, where it is made safe to show. Says what it wrote, as
/// `what` names it ("3 servers"), or why it could not.
[[nodiscard]] ExitCode writeNamedFile(const QString& path,
                                      const QByteArray& json,
                                      const QString& what,
                                      const Console& console);

} // namespace vedette::cli
