// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/HostKey.h"
#include "core/store/Connection.h"

#include <QString>

namespace vedette::store {

/// The table `host_key_pin`. Lives on: its connection's thread.
class PinRepository
{
public:
    explicit PinRepository(const Connection& connection);

    [[nodiscard]] Result<HostKeyPins> all() const;
    /// A key that is pinned already stays as it is.
    [[nodiscard]] Result<void> add(const HostKeyPin& pin) const;
    [[nodiscard]] Result<void> remove(const QString& host, quint16 port) const;

private:
    const Connection& m_connection;
};

} // namespace vedette::store
