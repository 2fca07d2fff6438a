// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QLatin1StringView>

namespace vedette {

/// A list of one kind of thing in a file that Vedette exports and imports:
/// `{"format": "vedette-KIND", "version": 1, "KIND": […]}`.
struct ListFormat
{
    QLatin1StringView kind; ///< "servers"
    int version = 1;
    qsizetype maxEntries = 0;
};

[[nodiscard]] QByteArray writeListFile(const ListFormat& format, const QJsonArray& entries);

/// InvalidFile for more than 16 MB, anything else than such a list, or too many entries;
/// SchemaTooNew for a newer version.
[[nodiscard]] Result<QJsonArray> readListFile(const ListFormat& format, const QByteArray& json);

} // namespace vedette
