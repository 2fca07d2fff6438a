// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Server.h"
#include "core/store/Connection.h"

#include <QHash>
#include <QVariant>

#include <vector>

namespace vedette::store {

/// The table `server`; each command is one transaction. Lives on: its connection's thread.
class ServerRepository
{
public:
    explicit ServerRepository(const Connection& connection);

    /// Not the removed ones; by position, then name.
    [[nodiscard]] Result<std::vector<Server>> all() const;
    /// Of those that are removed and can come back, where they have their own.
    [[nodiscard]] Result<QHash<ServerId, ServerRetention>> removedRetention() const;
    /// The identity files of all servers, also of removed ones that can come back.
    [[nodiscard]] Result<QStringList> identityFiles() const;
    /// "This computer", where that exists and no server was ever added.
    [[nodiscard]] Result<void> addFirst() const;
    [[nodiscard]] Result<std::vector<Server>> add(const std::vector<Server>& servers) const;
    [[nodiscard]] Result<void> update(const Server& server) const;
    [[nodiscard]] Result<void> setMonitored(const std::vector<ServerId>& servers,
                                            bool isMonitored) const;
    [[nodiscard]] Result<void> setGroup(const std::vector<ServerId>& servers,
                                        const QString& group) const;
    [[nodiscard]] Result<void> remove(const std::vector<ServerId>& servers, Timestamp now) const;
    [[nodiscard]] Result<std::vector<Server>> restore(const std::vector<ServerId>& servers) const;
    /// Deletes for good what was removed before `limit`.
    [[nodiscard]] Result<void> purge(Timestamp limit) const;

private:
    [[nodiscard]] Result<int> nextPosition() const;
    [[nodiscard]] Result<std::vector<Server>> insert(const std::vector<Server>& servers) const;
    [[nodiscard]] Result<Server> find(ServerId server) const;

    const Connection& m_connection;
};

} // namespace vedette::store
