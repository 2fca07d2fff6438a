// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"

namespace vedette::store {

/// BEGIN IMMEDIATE … COMMIT; rolls back when it goes without a commit. Immediate, so that waiting
/// for another writer happens at the beginning and a write never fails half-way with
/// SQLITE_BUSY_SNAPSHOT. Lives on: its connection's thread.
class Transaction
{
public:
    explicit Transaction(const Connection& connection);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();

private:
    const Connection& m_connection;
    bool m_isOpen = false;
};

} // namespace vedette::store
