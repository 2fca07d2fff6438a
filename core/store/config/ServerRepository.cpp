// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/ServerRepository.h"

#include "core/store/SqlError.h"
#include "core/store/Statement.h"
#include "core/store/Transaction.h"
#include "core/store/config/RemovedRows.h"
#include "core/store/config/ServerRow.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

QString selectServers(const QString& condition)
{
    return u"SELECT id, position, kind, name, name_key, host, port, user, auth, identity_file,"
           " certificate_file, identity_agent, proxy_jump, proxy_command, runs_proxy_command,"
           " access, host_key_policy, host_key_alias, known_hosts_files, group_name,"
           " tags, monitored, uses_sudo, polls_by_shell, watched_certificates,"
           " status_interval_s, metrics_interval_s, keep_measured_days, keep_averages_days"
           " FROM server WHERE "_s
        + condition;
}

QString insertSql()
{
    return u"INSERT INTO server (kind, name, name_key, host, port, user, auth, identity_file,"
           " certificate_file, identity_agent, proxy_jump, proxy_command, runs_proxy_command,"
           " access, host_key_policy, host_key_alias, known_hosts_files, group_name,"
           " tags, monitored, uses_sudo, polls_by_shell, watched_certificates,"
           " status_interval_s, metrics_interval_s, keep_measured_days, keep_averages_days, "
           "position)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
           " ?, ?, ?, ?, ?, ?, ?, ?)"_s;
}

QString updateSql()
{
    return u"UPDATE server SET kind = ?, name = ?, name_key = ?, host = ?, port = ?, user = ?,"
           " auth = ?, identity_file = ?, certificate_file = ?, identity_agent = ?,"
           " proxy_jump = ?, proxy_command = ?, runs_proxy_command = ?, access = ?,"
           " host_key_policy = ?, host_key_alias = ?, known_hosts_files = ?, group_name = ?,"
           " tags = ?, monitored = ?, uses_sudo = ?, polls_by_shell = ?,"
           " watched_certificates = ?, status_interval_s = ?, metrics_interval_s = ?,"
           " keep_measured_days = ?, keep_averages_days = ?, position = ?"
           " WHERE id = ? AND removed_at IS NULL"_s;
}

/// The only column that must be unique is the name's.
Error named(const Error& error)
{
    return isUniqueViolation(error) ? Error{ErrorCode::InvalidConfig, u"nameTaken"_s, error.native}
                                    : error;
}

/// This computer is watched once: twice would tell the same values under two names.
Result<void> refuseSecondLocal(const Connection& connection)
{
    const auto count = connection.value(
        u"SELECT count(*) FROM server WHERE kind = 'local' AND removed_at IS NULL"_s);
    if (!count) {
        return fail(count.error());
    }
    if (count->toInt() > 1) {
        return fail(ErrorCode::InvalidConfig, u"localTaken"_s);
    }
    return {};
}

tl::unexpected<Error> unknownServer(ServerId server)
{
    return fail(ErrorCode::NotFound, u"server "_s + QString::number(server.value));
}

} // namespace

ServerRepository::ServerRepository(const Connection& connection)
    : m_connection(connection)
{ }

Result<std::vector<Server>> ServerRepository::all() const
{
    Statement select(m_connection,
                     selectServers(u"removed_at IS NULL ORDER BY position, name_key"_s));
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    std::vector<Server> servers;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        servers.push_back(serverFromRow(select));
    }
    if (!row) {
        return fail(row.error());
    }
    return servers;
}

Result<QHash<ServerId, ServerRetention>> ServerRepository::removedRetention() const
{
    Statement select(m_connection,
                     selectServers(u"removed_at IS NOT NULL AND (keep_measured_days IS NOT NULL"
                                   " OR keep_averages_days IS NOT NULL)"_s));
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    QHash<ServerId, ServerRetention> removed;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        const Server server = serverFromRow(select);
        removed.insert(server.id, server.retention);
    }
    if (!row) {
        return fail(row.error());
    }
    return removed;
}

Result<QStringList> ServerRepository::identityFiles() const
{
    Statement select(m_connection,
                     u"SELECT DISTINCT identity_file FROM server WHERE identity_file <> ''"_s);
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    QStringList files;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        files += select.text(0);
    }
    if (!row) {
        return fail(row.error());
    }
    return files;
}

Result<void> ServerRepository::addFirst() const
{
#ifdef Q_OS_LINUX
    const QString wasUsedSql
        = u"SELECT count(*) FROM sqlite_sequence WHERE name = 'server' AND seq > 0"_s;
    const auto seen = m_connection.value(wasUsedSql);
    if (!seen) {
        return fail(seen.error());
    }
    if (seen->toInt() > 0) {
        return {};
    }
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    const auto stillUnused = m_connection.value(wasUsedSql); // another process may have been faster
    if (!stillUnused) {
        return fail(stillUnused.error());
    }
    if (stillUnused->toInt() > 0) {
        return {};
    }
    if (const auto added = insert({thisComputer()}); !added) {
        return fail(added.error());
    }
    return transaction.commit();
#else
    return {};
#endif
}

Result<std::vector<Server>> ServerRepository::add(const std::vector<Server>& servers) const
{
    for (const Server& server : servers) {
        if (const auto valid = validate(server); !valid) {
            return fail(valid.error());
        }
    }
    Transaction transaction(m_connection);
    if (const auto begun = transaction.begin(); !begun) {
        return fail(begun.error());
    }
    auto added = insert(servers);
    if (!added) {
        return added;
    }
    if (const auto once = refuseSecondLocal(m_connection); !once) {
        return fail(once.error());
    }
    if (const auto done = transaction.commit(); !done) {
        return fail(done.error());
    }
    return added;
}

Result<std::vector<Server>> ServerRepository::insert(const std::vector<Server>& servers) const
{
    const auto first = nextPosition();
    if (!first) {
        return fail(first.error());
    }
    int position = *first;
    Statement statement(m_connection, insertSql());
    std::vector<Server> added;
    for (Server server : servers) {
        server.position = position++;
        if (const auto done = statement.run(toRow(server) << server.position); !done) {
            return fail(named(done.error()));
        }
        server.id = ServerId{statement.lastId()};
        added.push_back(server);
    }
    return added;
}

Result<int> ServerRepository::nextPosition() const
{
    const auto next = m_connection.value(u"SELECT coalesce(max(position) + 1, 0) FROM server"_s);
    if (!next) {
        return fail(next.error());
    }
    return next->toInt();
}

Result<void> ServerRepository::update(const Server& server) const
{
    if (auto valid = validate(server); !valid) {
        return valid;
    }
    Statement statement(m_connection, updateSql());
    const auto done = statement.run(toRow(server) << server.position << server.id.value);
    if (!done) {
        return fail(named(done.error()));
    }
    if (statement.affectedRows() == 0) {
        return unknownServer(server.id);
    }
    return {};
}

Result<void> ServerRepository::setMonitored(const std::vector<ServerId>& servers,
                                            bool isMonitored) const
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    Statement statement(m_connection,
                        u"UPDATE server SET monitored = ? WHERE id = ? AND removed_at IS NULL"_s);
    for (const ServerId server : servers) {
        if (auto done = statement.run({isMonitored ? 1 : 0, server.value}); !done) {
            return done;
        }
        if (statement.affectedRows() == 0) {
            return unknownServer(server);
        }
    }
    return transaction.commit();
}

Result<void> ServerRepository::setGroup(const std::vector<ServerId>& servers,
                                        const QString& group) const
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    for (const ServerId id : servers) {
        auto server = find(id);
        if (!server) {
            return fail(server.error());
        }
        server->group = group;
        if (auto done = update(*server); !done) {
            return done;
        }
    }
    return transaction.commit();
}

Result<void> ServerRepository::remove(const std::vector<ServerId>& servers, Timestamp now) const
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    Statement statement(m_connection,
                        u"UPDATE server SET removed_at = ? WHERE id = ? AND removed_at IS NULL"_s);
    // Its troubles end with it: nothing would ever report their end.
    Statement alerts(
        m_connection,
        u"UPDATE alert SET resolved_at = ? WHERE server = ? AND resolved_at IS NULL"_s);
    for (const ServerId server : servers) {
        if (auto done = statement.run({toMsecs(now), server.value}); !done) {
            return done;
        }
        if (statement.affectedRows() == 0) {
            return unknownServer(server);
        }
        if (auto done = alerts.run({toMsecs(now), server.value}); !done) {
            return done;
        }
    }
    return transaction.commit();
}

Result<std::vector<Server>> ServerRepository::restore(const std::vector<ServerId>& servers) const
{
    Transaction transaction(m_connection);
    if (const auto begun = transaction.begin(); !begun) {
        return fail(begun.error());
    }
    Statement statement(m_connection, u"UPDATE server SET removed_at = NULL WHERE id = ?"_s);
    std::vector<Server> restored;
    for (const ServerId id : servers) {
        if (const auto done = statement.run({id.value}); !done) {
            return fail(named(done.error()));
        }
        const auto server = find(id);
        if (!server) {
            return fail(server.error());
        }
        restored.push_back(*server);
    }
    if (const auto once = refuseSecondLocal(m_connection); !once) {
        return fail(once.error());
    }
    if (const auto done = transaction.commit(); !done) {
        return fail(done.error());
    }
    return restored;
}

Result<Server> ServerRepository::find(ServerId server) const
{
    Statement select(m_connection, selectServers(u"id = ? AND removed_at IS NULL"_s));
    if (const auto done = select.run({server.value}); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return unknownServer(server);
    }
    return serverFromRow(select);
}

Result<void> ServerRepository::purge(Timestamp limit) const
{
    return purgeRemoved(m_connection, "server"_L1, limit);
}

} // namespace vedette::store
