// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ServerQuota.h"

#include <algorithm>

namespace vedette::store {

bool ServerQuota::take(ServerId server, Timestamp at, double amount)
{
    auto known = m_left.find(server.value);
    if (known == m_left.end()) {
        known = m_left.insert(server.value, {.amount = m_allowance.most, .since = at});
    }
    const std::chrono::duration<double, std::ratio<3600>> hours = at - known->since;
    if (hours.count() > 0) { // a clock that goes back gives nothing
        known->amount
            = std::min(m_allowance.most, known->amount + (hours.count() * m_allowance.perHour));
        known->since = at;
    }
    if (known->amount < amount) {
        return false;
    }
    known->amount -= amount;
    return true;
}

} // namespace vedette::store
