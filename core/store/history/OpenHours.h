// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Ids.h"
#include "core/store/Connection.h"

#include <QByteArray>
#include <QByteArrayView>

#include <map>
#include <optional>
#include <vector>

namespace vedette::store {

/// One hour of one server.
struct HourKey
{
    ServerId server;
    qint64 hour = 0; ///< since 1970 UTC

    [[nodiscard]] Timestamp begin() const { return Timestamp{std::chrono::hours{hour}}; }
    bool operator==(const HourKey&) const = default;
    bool operator<(const HourKey& other) const
    {
        return server == other.server ? hour < other.hour : server < other.server;
    }
};

[[nodiscard]] HourKey hourOf(ServerId server, Timestamp time);

/// A poll that waits in the journal to become part of a chunk.
struct WaitingPoll
{
    qint64 id = 0; ///< of its row
    Timestamp at;
    qint64 layout = 0;
    QByteArrayView payload; ///< Codec.h
};

/// Adds a poll to a row of the journal: varints of the server, its time (zigzag, ms), the layout
/// and the payload's length, and the payload.
void appendPoll(QByteArray& row, ServerId server, const WaitingPoll& poll);

/// The polls of the journal in memory, by hour. Lives on: the writer's thread, another one on the
/// reader's.
class OpenHours
{
public:
    /// Takes in the rows of the journal behind that one. Of a damaged row what can be read is
    /// taken.
    [[nodiscard]] Result<void> read(const Connection& connection, qint64 behind);
    void add(qint64 id, QByteArrayView row);
    /// Of all that were taken in; 0 for none.
    [[nodiscard]] qint64 newestId() const { return m_newestId; }
    /// In rising time; views into this. `through`: those of later rows alone.
    [[nodiscard]] std::vector<WaitingPoll> polls(const HourKey& key, qint64 through = 0) const;
    /// In rising order.
    [[nodiscard]] std::vector<HourKey> keysOf(ServerId server) const;
    /// Of all servers.
    [[nodiscard]] std::vector<HourKey> keysOutside(qint64 firstHour, qint64 lastHour) const;
    /// The newest row that has a poll of that hour.
    [[nodiscard]] qint64 lastId(const HourKey& key) const;
    /// Those of which no row is that one or a later one.
    void removeBefore(qint64 id);
    void remove(const HourKey& key) { m_hours.erase(key); }
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_hours.empty(); }
    /// The oldest row that is still of use; nothing when none is.
    [[nodiscard]] std::optional<qint64> firstId() const;
    /// When the newest hour ends; nothing when there is no poll.
    [[nodiscard]] std::optional<Timestamp> end() const;

private:
    struct Hour
    {
        QByteArray polls; ///< as in a row; the id's step from the first one in place of the server
        qint64 first = 0; ///< id
        qint64 last = 0;
    };

    std::map<HourKey, Hour> m_hours;
    qint64 m_newestId = 0;
};

} // namespace vedette::store
