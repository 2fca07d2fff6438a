// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/LoginLimiter.h"

#include <algorithm>

namespace vedette::collect {

namespace {

constexpr milliseconds pausePerAddress{250};
constexpr milliseconds pauseInAll{20};
constexpr qsizetype rememberedAddresses = 256;

} // namespace

MonotonicTime LoginLimiter::reserve(const QString& address, MonotonicTime now)
{
    forgetBefore(now);
    // A crowded address waits for itself: the others' places do not move with it.
    const MonotonicTime inAll = std::max(now, m_next);
    m_next = inAll + pauseInAll;
    MonotonicTime& ofAddress = m_nextPerAddress[address.toLower()];
    const MonotonicTime at = std::max(inAll, ofAddress);
    ofAddress = at + pausePerAddress;
    return at;
}

void LoginLimiter::forgetBefore(MonotonicTime now)
{
    if (m_nextPerAddress.size() > rememberedAddresses) {
        m_nextPerAddress.removeIf([now](const auto& entry) { return entry.value() < now; });
    }
}

} // namespace vedette::collect
