// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"

#include <QByteArray>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace vedette::store {

/// One prepared statement; values are bound by position, never spliced into the text.
/// Lives on: its connection's thread, and not longer than the connection.
class Statement
{
public:
    /// A mistake in the text is told by the first run().
    Statement(const Connection& connection, const QString& sql);

    /// May be called again with other values. A null QVariant is NULL; an empty text is a text.
    [[nodiscard]] Result<void> run(const QVariantList& values = {});
    /// True when there is a further row.
    [[nodiscard]] Result<bool> next();
    /// Lets go of the rows: an open one keeps the journal from being checkpointed.
    void finish() { m_query.finish(); }

    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    [[nodiscard]] qint64 integer(int column) const { return value(column).toLongLong(); }
    [[nodiscard]] QString text(int column) const { return value(column).toString(); }
    [[nodiscard]] QByteArray blob(int column) const { return value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] int affectedRows() const { return m_query.numRowsAffected(); }
    [[nodiscard]] qint64 lastId() const { return m_query.lastInsertId().toLongLong(); }

private:
    QSqlQuery m_query;
    bool m_isPrepared;
};

} // namespace vedette::store
