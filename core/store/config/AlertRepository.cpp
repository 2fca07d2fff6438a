// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/AlertRepository.h"

#include "core/store/Transaction.h"

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qsizetype maxReason = 512; ///< may be a server's own words

QString selectAlerts(const QString& rest)
{
    return u"SELECT id, server, server_name, rule, severity, reason_code, reason_detail,"
           " reason_native, raised_at, resolved_at, reason_jump_host FROM alert "_s
        + rest;
}

Severity severityFrom(const QString& name)
{
    static constexpr std::array all{
        Severity::Low, Severity::Medium, Severity::High, Severity::Critical};
    const auto* const found = std::ranges::find_if(
        all, [&name](Severity severity) { return severityName(severity) == name; });
    return found != all.end() ? *found : Severity::Critical;
}

std::optional<Error> reasonFrom(const Statement& row)
{
    if (row.isNull(5)) {
        return std::nullopt;
    }
    const QByteArray name = row.text(5).toLatin1();
    return Error{errorFromName(QLatin1StringView(name)).value_or(ErrorCode::Internal),
                 row.text(6),
                 static_cast<int>(row.integer(7)),
                 row.text(10)};
}

Alert alertFromRow(const Statement& row)
{
    Alert alert;
    alert.id = AlertId{row.integer(0)};
    alert.server = ServerId{row.integer(1)};
    alert.serverName = row.text(2);
    alert.rule = row.text(3);
    alert.severity = severityFrom(row.text(4));
    alert.reason = reasonFrom(row);
    alert.raisedAt = fromMsecs(row.integer(8));
    if (!row.isNull(9)) {
        alert.state = AlertState::Resolved;
        alert.resolvedAt = fromMsecs(row.integer(9));
    }
    return alert;
}

} // namespace

AlertRepository::AlertRepository(const Connection& connection)
    : AlertRepository(connection, Room{})
{ }

AlertRepository::AlertRepository(const Connection& connection, Room room)
    : m_connection(connection)
    , m_room(room)
{ }

Result<std::vector<Alert>> AlertRepository::firing() const
{
    Statement select(m_connection,
                     selectAlerts(u"WHERE resolved_at IS NULL ORDER BY raised_at, id"_s));
    return read(select, {});
}

Result<std::vector<Alert>> AlertRepository::matching(const AlertQuery& query) const
{
    QStringList conditions;
    QVariantList values;
    if (!query.servers.empty()) {
        const QStringList places(static_cast<qsizetype>(query.servers.size()), u"?"_s);
        conditions += u"server IN ("_s + places.join(u',') + u')';
        std::ranges::transform(query.servers, std::back_inserter(values), &ServerId::value);
    }
    if (query.range) {
        conditions += u"raised_at < ? AND (resolved_at IS NULL OR resolved_at >= ?)"_s;
        values << toMsecs(query.range->to) << toMsecs(query.range->from);
    }
    const QString where
        = conditions.isEmpty() ? QString() : u"WHERE "_s + conditions.join(u" AND "_s);
    Statement select(
        m_connection,
        selectAlerts(where
                     + u" ORDER BY resolved_at IS NULL DESC, raised_at DESC, id DESC LIMIT ?"_s));
    return read(select, values << std::max(query.limit, 0)); // a negative limit would be none
}

Result<std::vector<AlertSpan>> AlertRepository::spans(Timestamp since) const
{
    const auto all = crowds();
    if (!all) {
        return fail(all.error());
    }
    Statement select(m_connection,
                     u"SELECT server, raised_at, resolved_at FROM (SELECT server, raised_at,"
                     " resolved_at, row_number() OVER (PARTITION BY server"
                     " ORDER BY raised_at DESC) AS place FROM alert"
                     " WHERE resolved_at IS NULL OR resolved_at >= ?) AS placed"
                     " WHERE place <= ? OR resolved_at IS NULL ORDER BY raised_at"_s);
    if (const auto done = select.run({toMsecs(since), shareOf(*all)}); !done) {
        return fail(done.error());
    }
    std::vector<AlertSpan> spans;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        const auto end
            = select.isNull(2) ? std::nullopt : std::optional(fromMsecs(select.integer(2)));
        spans.push_back({ServerId{select.integer(0)}, fromMsecs(select.integer(1)), end});
    }
    if (!row) {
        return fail(row.error());
    }
    return spans;
}

Result<std::vector<Alert>> AlertRepository::read(Statement& select, const QVariantList& values)
{
    if (const auto done = select.run(values); !done) {
        return fail(done.error());
    }
    std::vector<Alert> alerts;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        alerts.push_back(alertFromRow(select));
    }
    if (!row) {
        return fail(row.error());
    }
    return alerts;
}

Result<AlertId> AlertRepository::raise(const Alert& alert) const
{
    // A commit whose answer was lost, as by a failed fsync, is tried again although it is there.
    auto known = find(alert);
    if (known || known.error().code != ErrorCode::NotFound) {
        return known;
    }
    const bool hasReason = alert.reason.has_value();
    Statement insert(m_connection,
                     u"INSERT INTO alert (server, server_name, rule, severity, reason_code,"
                     " reason_detail, reason_native, reason_jump_host, raised_at)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    const auto done
        = insert.run({alert.server.value,
                      alert.serverName,
                      alert.rule,
                      severityName(alert.severity).toString(),
                      hasReason ? QVariant(errorName(alert.reason->code).toString()) : QVariant(),
                      hasReason ? QVariant(alert.reason->detail.left(maxReason)) : QVariant(),
                      hasReason ? QVariant(alert.reason->native) : QVariant(),
                      hasReason ? QVariant(alert.reason->jumpHost) : QVariant(),
                      toMsecs(alert.raisedAt)});
    if (!done) {
        return fail(done.error());
    }
    return AlertId{insert.lastId()};
}

Result<void> AlertRepository::purge() const
{
    auto all = crowds();
    if (!all) {
        return fail(all.error());
    }
    const qint64 share = shareOf(*all);
    std::erase_if(*all, [share](const Crowd& crowd) { return crowd.count <= share; });
    if (all->empty()) {
        return {}; // an ordinary start writes nothing
    }
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    Statement remove(m_connection,
                     u"DELETE FROM alert WHERE server = ? AND resolved_at IS NOT NULL"
                     " AND raised_at < (SELECT raised_at FROM alert WHERE server = ?"
                     " ORDER BY raised_at DESC LIMIT 1 OFFSET ?)"_s);
    for (const Crowd& crowd : *all) {
        if (auto done = remove.run({crowd.server.value, crowd.server.value, share - 1}); !done) {
            return done;
        }
    }
    return transaction.commit();
}

Result<std::vector<AlertRepository::Crowd>> AlertRepository::crowds() const
{
    Statement select(m_connection, u"SELECT server, count(*) FROM alert GROUP BY server"_s);
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    std::vector<Crowd> crowds;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        crowds.push_back({ServerId{select.integer(0)}, select.integer(1)});
    }
    if (!row) {
        return fail(row.error());
    }
    return crowds;
}

/// How many each server may have at most, so that all together find room: what the quiet ones
/// leave is for the others. At least one.
qint64 AlertRepository::shareOf(std::vector<Crowd> crowds) const
{
    std::ranges::sort(crowds, {}, &Crowd::count);
    qint64 left = m_room.all;
    auto others = static_cast<qint64>(crowds.size());
    for (const Crowd& crowd : crowds) {
        const qint64 share = left / others;
        if (crowd.count > share) {
            return std::clamp<qint64>(share, 1, m_room.perServer);
        }
        left -= crowd.count;
        --others;
    }
    return m_room.perServer;
}

Result<AlertId> AlertRepository::resolve(const Alert& alert, Timestamp resolvedAt) const
{
    auto id = find(alert);
    if (!id) {
        return id;
    }
    Statement update(
        m_connection,
        u"UPDATE alert SET resolved_at = ? WHERE id = ? AND resolved_at IS NULL"_s); // once only
    if (const auto done = update.run({toMsecs(resolvedAt), id->value}); !done) {
        return fail(done.error());
    }
    return id;
}

Result<AlertId> AlertRepository::find(const Alert& alert) const
{
    Statement select(m_connection,
                     u"SELECT id FROM alert WHERE server = ? AND (id = ? OR (rule = ?"
                     " AND raised_at = ?)) ORDER BY id = ? DESC, resolved_at IS NULL DESC"
                     " LIMIT 1"_s);
    const auto done = select.run(
        {alert.server.value, alert.id.value, alert.rule, toMsecs(alert.raisedAt), alert.id.value});
    if (!done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return fail(ErrorCode::NotFound, u"alert "_s + QString::number(alert.id.value));
    }
    return AlertId{select.integer(0)};
}

} // namespace vedette::store
