// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"
#include "core/store/KnownFiles.h"

#include <QString>

#include <vector>

namespace vedette::store {

/// What a database file must be, and the way there from nothing or from any older version.
struct Schema
{
    qint32 applicationId = 0;
    /// scripts[n - 1] leads from version n - 1 to n; each sets user_version, the first
    /// application_id
    std::vector<QString> scripts;
};

/// The numbered files of ":/vedette/sql/<folder>".
[[nodiscard]] Schema embeddedSchema(const QString& folder, qint32 applicationId);
[[nodiscard]] Schema embeddedSchema(const KnownDatabase& database);

enum class CheckDepth
{
    Header, ///< identity and version
    Content ///< and PRAGMA quick_check: reads the whole file
};

/// Brings a database file to the newest version, and refuses what isn't ours.
/// Lives on: the thread of the connection it is given.
class Migrator
{
public:
    explicit Migrator(Schema schema);

    /// Reads an existing file and changes nothing. SchemaTooNew; StoreCorrupt for a damaged file
    /// and for one of another application.
    [[nodiscard]] Result<void> check(const QString& path, CheckDepth depth) const;
    /// Runs the missing scripts, each in one transaction; saves a copy of an older version as
    /// `path`.backup-v<version> before.
    [[nodiscard]] Result<void> migrate(const Connection& connection, const QString& path) const;

private:
    [[nodiscard]] Result<void> checkIdentity(const Connection& connection) const;
    [[nodiscard]] int newestVersion() const { return static_cast<int>(m_schema.scripts.size()); }

    Schema m_schema;
};

} // namespace vedette::store
