// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/LayoutReader.h"

#include "core/store/Statement.h"
#include "core/store/history/Varint.h"

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qsizetype mostLayouts = 20'000; // a server has a handful

} // namespace

LayoutReader::LayoutReader(const Connection& connection)
    : m_connection(connection)
{ }

Result<std::vector<qint64>> LayoutReader::metricsOf(qint64 layout)
{
    if (const auto known = m_known.constFind(layout); known != m_known.cend()) {
        return *known;
    }
    Statement select(m_connection, u"SELECT metrics FROM layout WHERE id = ?"_s);
    if (const auto done = select.run({layout}); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    const QByteArray bytes = *row ? select.blob(0) : QByteArray();
    std::vector<qint64> metrics = varintsIn(bytes);
    if (m_known.size() > mostLayouts) {
        m_known.clear();
    }
    m_known.insert(layout, metrics);
    return metrics;
}

} // namespace vedette::store
