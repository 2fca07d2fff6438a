// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginLimiter.h"

#include <algorithm>

namespace vedette::collect {

namespace {

constexpr milliseconds pausePerAddress{250};
constexpr milliseconds slotLength{20};
constexpr qsizetype rememberedAddresses = 256;

qint64 slotOf(MonotonicTime time)
{
    return time.time_since_epoch() / slotLength;
}

} // namespace

MonotonicTime LoginLimiter::reserve(const QString& address, MonotonicTime now)
{
    forgetBefore(now);
    MonotonicTime& ofAddress = m_nextPerAddress[address.toLower()];
    const MonotonicTime earliest = std::max(now, ofAddress);
    qint64 slot = std::max(slotOf(earliest), m_firstFree);
    while (!m_taken.insert(slot).second) { // a crowded address leaves the slots between to others
        ++slot;
    }
    while (m_taken.contains(m_firstFree)) {
        ++m_firstFree;
    }
    const MonotonicTime at = std::max(earliest, MonotonicTime{slot * slotLength});
    ofAddress = at + pausePerAddress;
    return at;
}

void LoginLimiter::forgetBefore(MonotonicTime now)
{
    m_firstFree = std::max(m_firstFree, slotOf(now));
    m_taken.erase(m_taken.begin(), m_taken.lower_bound(slotOf(now)));
    if (m_nextPerAddress.size() > rememberedAddresses) {
        m_nextPerAddress.removeIf([now](const auto& entry) { return entry.value() < now; });
    }
}

} // namespace vedette::collect
