// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/OpenHours.h"

#include "core/base/Log.h"
#include "core/store/Statement.h"
#include "core/store/history/Decimal.h"
#include "core/store/history/Varint.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

void appendRest(QByteArray& bytes, const WaitingPoll& poll)
{
    appendVarint(bytes, zigzag(toMsecs(poll.at)));
    appendVarint(bytes, static_cast<quint64>(poll.layout));
    appendVarint(bytes, static_cast<quint64>(poll.payload.size()));
    bytes += poll.payload;
}

/// What appendRest() wrote; nothing when it ends too early.
std::optional<WaitingPoll> takeRest(QByteArrayView& bytes)
{
    const auto at = takeVarint(bytes);
    const auto layout = takeVarint(bytes);
    const auto size = takeVarint(bytes);
    if (!at || !layout || !size || *size > static_cast<quint64>(bytes.size())) {
        return std::nullopt;
    }
    const QByteArrayView payload = bytes.first(static_cast<qsizetype>(*size));
    bytes = bytes.sliced(payload.size());
    return WaitingPoll{0, fromMsecs(unzigzag(*at)), static_cast<qint64>(*layout), payload};
}

} // namespace

HourKey hourOf(ServerId server, Timestamp time)
{
    return {server, std::chrono::floor<std::chrono::hours>(time).time_since_epoch().count()};
}

void appendPoll(QByteArray& row, ServerId server, const WaitingPoll& poll)
{
    appendVarint(row, static_cast<quint64>(server.value));
    appendRest(row, poll);
}

Result<void> OpenHours::read(const Connection& connection, qint64 behind)
{
    Statement select(connection, u"SELECT id, polls FROM journal WHERE id > ? ORDER BY id"_s);
    if (auto done = select.run({behind}); !done) {
        return done;
    }
    Result<bool> row = select.next();
    for (; row && *row; row = select.next()) {
        add(select.integer(0), select.blob(1));
    }
    return row ? Result<void>() : fail(row.error());
}

void OpenHours::clear()
{
    m_hours.clear();
    m_newestId = 0;
}

void OpenHours::add(qint64 id, QByteArrayView row)
{
    m_newestId = std::max(m_newestId, id);
    while (!row.isEmpty()) {
        const auto server = takeVarint(row);
        const auto poll = server ? takeRest(row) : std::nullopt;
        if (!poll) {
            qCWarning(logStore) << "the end of a row of the journal can't be read";
            return;
        }
        Hour& hour = m_hours[hourOf(ServerId{static_cast<qint64>(*server)}, poll->at)];
        if (hour.polls.isEmpty()) {
            hour.first = id;
        }
        hour.last = id;
        appendVarint(hour.polls, static_cast<quint64>(id - hour.first));
        appendRest(hour.polls, *poll);
    }
}

std::vector<WaitingPoll> OpenHours::polls(const HourKey& key, qint64 through) const
{
    std::vector<WaitingPoll> polls;
    const auto hour = m_hours.find(key);
    if (hour == m_hours.end()) {
        return polls;
    }
    QByteArrayView rest(hour->second.polls);
    while (!rest.isEmpty()) {
        const auto step = takeVarint(rest);
        auto poll = takeRest(rest);
        if (!step || !poll) {
            break; // never: it was written here
        }
        poll->id = hour->second.first + static_cast<qint64>(*step);
        if (poll->id > through) {
            polls.push_back(*poll);
        }
    }
    std::ranges::stable_sort(polls, {}, &WaitingPoll::at);
    return polls;
}

std::vector<HourKey> OpenHours::keysOf(ServerId server) const
{
    std::vector<HourKey> keys;
    const qint64 first = std::numeric_limits<qint64>::min();
    for (auto hour = m_hours.lower_bound({server, first});
         hour != m_hours.end() && hour->first.server == server;
         ++hour) {
        keys.push_back(hour->first);
    }
    return keys;
}

std::vector<HourKey> OpenHours::keysOutside(qint64 firstHour, qint64 lastHour) const
{
    std::vector<HourKey> keys;
    for (const auto& [key, polls] : m_hours) {
        if (key.hour < firstHour || key.hour > lastHour) {
            keys.push_back(key);
        }
    }
    return keys;
}

qint64 OpenHours::lastId(const HourKey& key) const
{
    const auto hour = m_hours.find(key);
    return hour == m_hours.end() ? 0 : hour->second.last;
}

void OpenHours::removeBefore(qint64 id)
{
    std::erase_if(m_hours, [id](const auto& hour) { return hour.second.last < id; });
}

std::optional<qint64> OpenHours::firstId() const
{
    std::optional<qint64> first;
    for (const auto& [key, hour] : m_hours) {
        first = std::min(first.value_or(hour.first), hour.first);
    }
    return first;
}

std::optional<Timestamp> OpenHours::end() const
{
    std::optional<HourKey> newest;
    for (const auto& [key, hour] : m_hours) {
        newest = newest && newest->hour > key.hour ? newest : key;
    }
    return newest ? std::optional(newest->begin() + std::chrono::hours{1}) : std::nullopt;
}

} // namespace vedette::store
