// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/BootRecord.h"
#include "core/model/Ids.h"
#include "core/store/Connection.h"

#include <vector>

namespace vedette::store {

/// The table `boot`. Lives on: its connection's thread.
class BootRepository
{
public:
    explicit BootRepository(const Connection& connection);

    /// Rising.
    [[nodiscard]] Result<std::vector<BootRecord>> all(ServerId server) const;
    /// All or nothing. What is known already, within sameBoot, is not kept twice; of a server the
    /// newest maxBootRecords stay. Nothing is kept of a server that is not in the list.
    [[nodiscard]] Result<void> keep(ServerId server, const std::vector<BootRecord>& boots) const;
    /// Deletes what is of servers that were deleted for good.
    [[nodiscard]] Result<void> purge() const;

private:
    const Connection& m_connection;
};

} // namespace vedette::store
