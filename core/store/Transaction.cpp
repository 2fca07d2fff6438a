// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Transaction.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

Transaction::Transaction(const Connection& connection)
    : m_connection(connection)
{ }

Transaction::~Transaction()
{
    if (m_isOpen) {
        // Fails where SQLite has rolled back by itself (disk full, I/O error): just as well.
        static_cast<void>(m_connection.execute(u"ROLLBACK"_s));
    }
}

Result<void> Transaction::begin()
{
    auto done = m_connection.execute(u"BEGIN IMMEDIATE"_s);
    m_isOpen = done.has_value();
    return done;
}

Result<void> Transaction::commit()
{
    auto done = m_connection.execute(u"COMMIT"_s);
    m_isOpen = !done.has_value();
    return done;
}

} // namespace vedette::store
