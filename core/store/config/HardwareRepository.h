// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/HardwareHistory.h"
#include "core/model/Ids.h"
#include "core/store/Connection.h"

#include <QJsonObject>

#include <vector>

namespace vedette::store {

/// The tables `hardware` and `hardware_change`. Lives on: its connection's thread.
class HardwareRepository
{
public:
    explicit HardwareRepository(const Connection& connection);

    /// Empty for a server that has never told.
    [[nodiscard]] Result<HardwareHistory> find(ServerId server) const;
    /// Keeps what the server has told, and what of it differs from all that was known; all or
    /// nothing. The same again is written once an hour only. Nothing is kept of a server that is
    /// not in the list.
    [[nodiscard]] Result<std::vector<HardwareChange>>
    keep(ServerId server, const Hardware& hardware, Timestamp at) const;
    /// Deletes what is of servers that were deleted for good.
    [[nodiscard]] Result<void> purge() const;

private:
    struct Row
    {
        Timestamp since;
        Timestamp at;
        QJsonObject told;
        QJsonObject known;
    };

    [[nodiscard]] Result<std::optional<Row>> row(ServerId server) const;
    [[nodiscard]] Result<std::vector<HardwareEvent>> changes(ServerId server) const;
    [[nodiscard]] Result<void> insert(ServerId server, const QJsonObject& told, Timestamp at) const;
    [[nodiscard]] Result<void> update(ServerId server, const Row& row) const;
    [[nodiscard]] Result<void>
    addChanges(ServerId server, const std::vector<HardwareChange>& changes, Timestamp at) const;

    const Connection& m_connection;
};

} // namespace vedette::store
