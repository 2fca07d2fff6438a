// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/PinRepository.h"

#include "core/store/Statement.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

PinRepository::PinRepository(const Connection& connection)
    : m_connection(connection)
{ }

Result<HostKeyPins> PinRepository::all() const
{
    Statement select(m_connection,
                     u"SELECT host, port, type, blob, first_seen, source FROM host_key_pin"
                     " ORDER BY host, port, first_seen"_s);
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    HostKeyPins pins;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        pins.push_back({.host = select.text(0),
                        .port = static_cast<quint16>(select.integer(1)),
                        .key = {.type = select.text(2), .blob = select.blob(3)},
                        .firstSeen = fromMsecs(select.integer(4)),
                        .source = select.text(5)});
    }
    if (!row) {
        return fail(row.error());
    }
    return pins;
}

Result<void> PinRepository::add(const HostKeyPin& pin) const
{
    Statement insert(m_connection,
                     u"INSERT INTO host_key_pin (host, port, type, blob, first_seen, source)"
                     " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s);
    return insert.run({pin.host.toLower(),
                       pin.port,
                       pin.key.type,
                       pin.key.blob,
                       toMsecs(pin.firstSeen),
                       pin.source});
}

Result<void> PinRepository::remove(const QString& host, quint16 port) const
{
    Statement statement(m_connection, u"DELETE FROM host_key_pin WHERE host = ? AND port = ?"_s);
    return statement.run({host.toLower(), port});
}

} // namespace vedette::store
