// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"
#include "core/store/history/HourSealer.h"

namespace vedette::store {

/// Makes chunks of the polls that version 1 of history.db kept one by one, an hour in each slice.
/// Lives on: the writer's thread, as long as its connection.
class OldPolls
{
public:
    explicit OldPolls(const Connection& connection);

    /// False once there is none.
    [[nodiscard]] bool isActive() const { return m_isActive; }
    [[nodiscard]] Result<void> doSlice(HourSealer& sealer);

private:
    /// The hour of the first one; nothing when there is none.
    [[nodiscard]] Result<std::optional<HourKey>> firstHour() const;
    [[nodiscard]] Result<void> convert(const HourKey& key, HourSealer& sealer) const;

    const Connection& m_connection;
    bool m_isActive = true;
};

} // namespace vedette::store
