// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/OldPolls.h"

#include "core/store/Statement.h"
#include "core/store/Transaction.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::store {

OldPolls::OldPolls(const Connection& connection)
    : m_connection(connection)
{ }

Result<void> OldPolls::doSlice(HourSealer& sealer)
{
    const auto key = firstHour();
    if (!key) {
        return fail(key.error());
    }
    m_isActive = key->has_value();
    if (!m_isActive) {
        return {};
    }
    Transaction transaction(m_connection);
    return transaction.begin().and_then([&] { return convert(**key, sealer); }).and_then([&] {
        return transaction.commit();
    });
}

Result<std::optional<HourKey>> OldPolls::firstHour() const
{
    Statement select(m_connection,
                     u"SELECT server, at FROM old_poll ORDER BY server, at LIMIT 1"_s);
    if (const auto done = select.run(); !done) {
        return fail(done.error());
    }
    const Result<bool> row = select.next();
    if (!row) {
        return fail(row.error());
    }
    if (!*row) {
        return std::nullopt;
    }
    return hourOf(ServerId{select.integer(0)}, fromMsecs(select.integer(1)));
}

Result<void> OldPolls::convert(const HourKey& key, HourSealer& sealer) const
{
    const QVariantList hour{
        key.server.value, toMsecs(key.begin()), toMsecs(key.begin() + std::chrono::hours{1})};
    Statement select(m_connection,
                     u"SELECT at, layout, payload FROM old_poll"
                     " WHERE server = ? AND at >= ? AND at < ? ORDER BY at"_s);
    if (auto done = select.run(hour); !done) {
        return done;
    }
    std::vector<QByteArray> payloads; // the polls look into them
    std::vector<WaitingPoll> polls;
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        payloads.push_back(select.blob(2));
        polls.push_back({0, fromMsecs(select.integer(0)), select.integer(1), payloads.back()});
    }
    if (!row) {
        return fail(row.error());
    }
    select.finish();
    if (auto sealed = sealer.seal(key, polls, 0); !sealed) {
        return sealed;
    }
    Statement remove(m_connection,
                     u"DELETE FROM old_poll WHERE server = ? AND at >= ? AND at < ?"_s);
    return remove.run(hour);
}

} // namespace vedette::store
