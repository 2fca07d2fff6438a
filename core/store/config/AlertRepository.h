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
    explicit AlertRepository(const Connection& connection);

    /// The oldest first.
    [[nodiscard]] Result<std::vector<Alert>> firing() const;
    /// Those that fire first, then the newest.
    [[nodiscard]] Result<std::vector<Alert>> matching(const AlertQuery& query) const;
    /// Of those that fired since then, the newest 50,000; the oldest first.
    [[nodiscard]] Result<std::vector<AlertSpan>> spans(Timestamp since) const;
    /// A reason's cause is not stored: it goes with what raises no alert.
    [[nodiscard]] Result<AlertId> raise(const Alert& alert) const;
    /// Deletes the oldest resolved ones beyond 50,000.
    [[nodiscard]] Result<void> purge() const;
    /// An alert without an id is found by its server and its beginning; one that ended already, as
    /// with the removal of its server, stays as it is. NotFound for one that was never stored.
    [[nodiscard]] Result<AlertId> resolve(const Alert& alert, Timestamp resolvedAt) const;

private:
    [[nodiscard]] static Result<std::vector<Alert>> read(Statement& select,
                                                         const QVariantList& values);

    [[nodiscard]] Result<AlertId> find(const Alert& alert) const;

    const Connection& m_connection;
};

} // namespace vedette::store
