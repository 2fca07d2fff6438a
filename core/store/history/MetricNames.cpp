// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/MetricNames.h"

#include "core/store/Statement.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

MetricNames::MetricNames(const Connection& connection)
    : m_connection(connection)
{ }

Result<qint64> MetricNames::idOf(const MetricId& metric) const
{
    Statement select(m_connection,
                     u"SELECT id FROM metric WHERE type = ? AND instance = ? AND field = ?"_s);
    if (const auto done = select.run({metric.type, metric.instance, metric.field}); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    return *row ? select.integer(0) : 0;
}

Result<std::vector<MetricId>> MetricNames::namesOf(const std::set<qint64>& ids)
{
    std::vector<MetricId> names;
    names.reserve(ids.size());
    for (const qint64 id : ids) {
        const auto name = nameOf(id);
        if (!name) {
            return fail(name.error());
        }
        if (*name) {
            names.push_back(**name);
        }
    }
    return names;
}

Result<std::optional<MetricId>> MetricNames::nameOf(qint64 id)
{
    if (const auto known = m_known.constFind(id); known != m_known.cend()) {
        return *known;
    }
    Statement select(m_connection, u"SELECT type, field, instance FROM metric WHERE id = ?"_s);
    if (const auto done = select.run({id}); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return std::nullopt;
    }
    const MetricId name{
        .type = select.text(0), .field = select.text(1), .instance = select.text(2)};
    m_known.insert(id, name);
    return name;
}

} // namespace vedette::store
