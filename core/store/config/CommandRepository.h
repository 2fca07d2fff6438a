// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/CustomCommand.h"
#include "core/store/Connection.h"

#include <QVariant>

#include <functional>
#include <vector>

namespace vedette::store {

/// The table `command`; each change is one transaction, and answers all commands that there are
/// then. Lives on: its connection's thread.
class CommandRepository
{
public:
    explicit CommandRepository(const Connection& connection);

    /// Not the removed ones; by name. One that can't be read is left out, and logged: it must not
    /// cost the others, nor the servers.
    [[nodiscard]] Result<std::vector<CustomCommand>> all() const;
    /// Adds those without an id and changes the others, all or none: InvalidConfig as of
    /// validate(), or "commandNameTaken"; NotFound.
    [[nodiscard]] Result<std::vector<CustomCommand>>
    save(const std::vector<CustomCommand>& commands) const;
    [[nodiscard]] Result<std::vector<CustomCommand>> remove(const std::vector<CommandId>& commands,
                                                            Timestamp now) const;
    [[nodiscard]] Result<std::vector<CustomCommand>>
    restore(const std::vector<CommandId>& commands) const;
    /// Deletes for good what was removed before `limit`.
    [[nodiscard]] Result<void> purge(Timestamp limit) const;

private:
    [[nodiscard]] Result<std::vector<CustomCommand>>
    change(const std::function<Result<void>()>& act) const;
    [[nodiscard]] Result<void> writeAll(const std::vector<CustomCommand>& commands) const;
    [[nodiscard]] Result<void> write(const CustomCommand& command) const;
    [[nodiscard]] Result<void> mark(const std::vector<CommandId>& commands,
                                    const QVariant& removedAt) const;

    const Connection& m_connection;
};

} // namespace vedette::store
