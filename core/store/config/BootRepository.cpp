// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/BootRepository.h"

#include "core/store/Statement.h"
#include "core/store/Transaction.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

QString eventName(BootEvent event)
{
    switch (event) {
    case BootEvent::Started:
        return u"started"_s;
    case BootEvent::Stopped:
        return u"stopped"_s;
    }
    return {};
}

QString sourceName(BootSource source)
{
    switch (source) {
    case BootSource::Journal:
        return u"journal"_s;
    case BootSource::Wtmp:
        return u"wtmp"_s;
    }
    return {};
}

/// Nothing for what only a later version knows.
std::optional<BootRecord> bootIn(const Statement& row)
{
    const QString kind = row.text(0);
    const QString source = row.text(2);
    const bool isStart = kind == eventName(BootEvent::Started);
    const bool isOfJournal = source == sourceName(BootSource::Journal);
    const bool isKnown = (isStart || kind == eventName(BootEvent::Stopped))
        && (isOfJournal || source == sourceName(BootSource::Wtmp));
    if (!isKnown) {
        return std::nullopt;
    }
    return BootRecord{isStart ? BootEvent::Started : BootEvent::Stopped,
                      isOfJournal ? BootSource::Journal : BootSource::Wtmp,
                      fromMsecs(row.integer(1))};
}

} // namespace

BootRepository::BootRepository(const Connection& connection)
    : m_connection(connection)
{ }

Result<std::vector<BootRecord>> BootRepository::all(ServerId server) const
{
    Statement select(m_connection,
                     u"SELECT kind, at, source FROM boot WHERE server = ? ORDER BY at, kind"_s);
    if (const auto done = select.run({server.value}); !done) {
        return fail(done.error());
    }
    std::vector<BootRecord> boots;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        if (const auto boot = bootIn(select)) {
            boots.push_back(*boot);
        }
    }
    if (!row) {
        return fail(row.error());
    }
    return boots;
}

Result<void> BootRepository::keep(ServerId server, const std::vector<BootRecord>& boots) const
{
    if (boots.empty()) {
        return {};
    }
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    constexpr qint64 same = milliseconds{sameBoot}.count();
    Statement insert(m_connection,
                     u"INSERT INTO boot (server, kind, at, source) SELECT id, ?, ?, ? FROM server"
                     " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM boot WHERE server = ?"
                     " AND kind = ? AND at BETWEEN ? AND ?)"_s);
    for (const BootRecord& boot : boots) {
        const qint64 at = toMsecs(boot.at);
        const QString kind = eventName(boot.event);
        auto done = insert.run({kind,
                                at,
                                sourceName(boot.source),
                                server.value,
                                server.value,
                                kind,
                                at - same,
                                at + same});
        if (!done) {
            return done;
        }
    }
    Statement remove(m_connection,
                     u"DELETE FROM boot WHERE server = ? AND at <= (SELECT at FROM boot"
                     " WHERE server = ? ORDER BY at DESC LIMIT 1 OFFSET ?)"_s);
    return remove.run({server.value, server.value, static_cast<qint64>(maxBootRecords)})
        .and_then([&] { return transaction.commit(); });
}

Result<void> BootRepository::purge() const
{
    return Statement(m_connection,
                     u"DELETE FROM boot WHERE server NOT IN (SELECT id FROM server)"_s)
        .run();
}

} // namespace vedette::store
