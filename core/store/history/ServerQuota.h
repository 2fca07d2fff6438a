// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Ids.h"

#include <QHash>

namespace vedette::store {

/// How much each server may bring of what is kept for good: so much at first, which is also the
/// most that is ever left, and so much more every hour. Pure; lives with its Journal.
class ServerQuota
{
public:
    struct Allowance
    {
        double most = 0;
        double perHour = 0;
    };

    explicit ServerQuota(Allowance allowance)
        : m_allowance(allowance)
    { }

    /// Takes that much when so much is left.
    [[nodiscard]] bool take(ServerId server, Timestamp at, double amount);

private:
    struct Left
    {
        double amount = 0;
        Timestamp since{};
    };

    Allowance m_allowance;
    QHash<qint64, Left> m_left;
};

} // namespace vedette::store
