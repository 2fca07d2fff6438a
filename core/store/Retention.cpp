// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Retention.h"

#include "core/store/Statement.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr int pollsPerSlice = 2000;

} // namespace

Result<std::optional<Timestamp>> newestPoll(const Connection& connection)
{
    // By way of each server's own newest: the table's key begins with the server.
    const auto newest = connection.value(
        u"WITH RECURSIVE known (id) AS (SELECT min(server) FROM poll UNION ALL"
        " SELECT (SELECT min(server) FROM poll WHERE server > known.id) FROM known"
        " WHERE known.id IS NOT NULL)"
        " SELECT max((SELECT max(at) FROM poll WHERE server = known.id)) FROM known"_s);
    if (!newest) {
        return fail(newest.error());
    }
    return newest->isNull() ? std::nullopt : std::optional(fromMsecs(newest->toLongLong()));
}

void Retention::start(Timestamp limit)
{
    m_limit = limit;
    m_server.reset();
    m_lastServer = 0;
}

Result<void> Retention::deleteSlice(const Connection& connection)
{
    if (!m_server) {
        if (auto found = nextServer(connection); !found) {
            return found;
        }
    }
    if (!m_server || !m_limit) {
        m_limit.reset();
        return {};
    }
    Statement remove(connection,
                     u"DELETE FROM poll WHERE server = ? AND at IN (SELECT at FROM poll"
                     " WHERE server = ? AND at < ? ORDER BY at LIMIT ?)"_s);
    if (auto done = remove.run({*m_server, *m_server, toMsecs(*m_limit), pollsPerSlice}); !done) {
        return done;
    }
    if (remove.affectedRows() < pollsPerSlice) {
        m_lastServer = *m_server;
        m_server.reset();
    }
    return {};
}

Result<void> Retention::nextServer(const Connection& connection)
{
    Statement select(connection, u"SELECT min(server) FROM poll WHERE server > ?"_s);
    if (auto done = select.run({m_lastServer}); !done) {
        return done;
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (*row && !select.isNull(0)) {
        m_server = select.integer(0);
    }
    return {};
}

} // namespace vedette::store
