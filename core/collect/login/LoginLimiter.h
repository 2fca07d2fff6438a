// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QHash>
#include <QString>

#include <set>

namespace vedette::collect {

/// Spreads logins: at most 4 a second to one address and 50 a second in all, so that neither
/// MaxStartups nor a penalty of the server is provoked. Lives on: core thread.
class LoginLimiter
{
public:
    /// When a login to `address` may start: `now`, or later. Takes the place.
    [[nodiscard]] MonotonicTime reserve(const QString& address, MonotonicTime now);

private:
    void forgetBefore(MonotonicTime now);

    QHash<QString, MonotonicTime> m_nextPerAddress;
    std::set<qint64> m_taken; ///< of the time from now on, cut into slots for one login each
    qint64 m_firstFree = 0; ///< all slots from now up to it are taken
};

} // namespace vedette::collect
