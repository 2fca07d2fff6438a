// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/AlertQuery.h"
#include "core/model/AlertSpan.h"
#include "core/store/Connection.h"
#include "core/store/Statement.h"

#include <QVariant>

#include <vector>

namespace vedette::store {

/// The table `alert`. Lives on: its connection's thread.
class AlertRepository
{
public:
    /// How many alerts are kept. Where all would be too many, those with the most keep fewer.
    struct Room
    {
        qint64 perServer = 10'000; ///< a week of one that flaps without a pause
        qint64 all = 100'000; ///< years of an ordinary fleet
    };

    explicit AlertRepository(const Connection& connection);
    AlertRepository(const Connection& connection, Room room);

    /// The oldest first.
    [[nodiscard]] Result<std::vector<Alert>> firing() const;
    /// Those that fire first, then the newest.
    [[nodiscard]] Result<std::vector<Alert>> matching(const AlertQuery& query) const;
    /// Of those that fired since then: the newest of each server, as there is room, and all that
    /// still fire; the oldest first.
    [[nodiscard]] Result<std::vector<AlertSpan>> spans(Timestamp since) const;
    /// A reason's cause is not stored: it goes with what raises no alert.
    [[nodiscard]] Result<AlertId> raise(const Alert& alert) const;
    /// Deletes the oldest resolved ones of each server that has more than there is room for.
    [[nodiscard]] Result<void> purge() const;
    /// An alert without an id is found by its server and its beginning; one that ended already, as
    /// with the removal of its server, stays as it is. NotFound for one that was never stored.
    [[nodiscard]] Result<AlertId> resolve(const Alert& alert, Timestamp resolvedAt) const;

private:
    [[nodiscard]] static Result<std::vector<Alert>> read(Statement& select,
                                                         const QVariantList& values);

    struct Crowd
    {
        ServerId server;
        qint64 count = 0; ///< of its alerts
    };

    [[nodiscard]] Result<AlertId> find(const Alert& alert) const;
    [[nodiscard]] Result<std::vector<Crowd>> crowds() const;
    [[nodiscard]] qint64 shareOf(std::vector<Crowd> crowds) const;

    const Connection& m_connection;
    Room m_room;
};

} // namespace vedette::store
