// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/RemovedRows.h"

#include "core/store/Statement.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

Result<void> purgeRemoved(const Connection& connection, QLatin1StringView table, Timestamp limit)
{
    // Looked up before, so that an ordinary start writes nothing.
    const QVariantList values{toMsecs(limit)};
    Statement select(connection, u"SELECT 1 FROM %1 WHERE removed_at < ? LIMIT 1"_s.arg(table));
    if (auto done = select.run(values); !done) {
        return done;
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    select.finish();
    if (!*row) {
        return {};
    }
    return Statement(connection, u"DELETE FROM %1 WHERE removed_at < ?"_s.arg(table)).run(values);
}

} // namespace vedette::store
