// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/PollSet.h"

#include "core/ssh/Platform.h"
#include "core/ssh/Poller.h"

#include <QHash>

#include <algorithm>

namespace vedette::ssh {

class PollSet::Private
{
public:
    [[nodiscard]] std::vector<quint64> waitForAll(milliseconds timeout);
    [[nodiscard]] std::vector<quint64> waitForWatched(milliseconds timeout);

    Poller poller;
    FileDescriptor watch = platform::makeWatch(); ///< not open: the system has none
    QHash<quint64, Wait> waits;
    QHash<int, quint64> owners; ///< of the descriptors; a closed one's number is soon another's
    std::vector<quint64> dead; ///< keys without a descriptor
};

std::vector<quint64> PollSet::Private::waitForAll(milliseconds timeout)
{
    std::vector<Wait> all;
    std::vector<quint64> keys;
    all.reserve(static_cast<std::size_t>(waits.size()));
    keys.reserve(static_cast<std::size_t>(waits.size()));
    for (auto wait = waits.cbegin(); wait != waits.cend(); ++wait) {
        all.push_back(wait.value());
        keys.push_back(wait.key());
    }
    std::vector<quint64> ready;
    for (const std::size_t index : poller.wait(all, timeout)) {
        ready.push_back(keys[index]);
    }
    return ready;
}

std::vector<quint64> PollSet::Private::waitForWatched(milliseconds timeout)
{
    const bool isDead = !dead.empty();
    const auto woken = poller.wait({{watch.get()}}, isDead ? milliseconds::zero() : timeout);
    std::vector<quint64> ready = dead;
    if (!woken.empty()) {
        const std::vector<quint64> keys = platform::watched(watch.get());
        ready.insert(ready.end(), keys.begin(), keys.end());
    }
    return ready;
}

PollSet::PollSet()
    : m_private(std::make_unique<Private>())
{ }

PollSet::~PollSet() = default;

void PollSet::set(quint64 key, const Wait& wait)
{
    const auto known = m_private->waits.constFind(key);
    if (known != m_private->waits.cend() && known->fd != wait.fd) {
        remove(key);
    }
    m_private->waits.insert(key, wait);
    if (!m_private->watch.isOpen()) {
        return;
    }
    if (wait.fd >= 0) {
        m_private->owners.insert(wait.fd, key);
        platform::watch(m_private->watch.get(), key, wait);
    } else if (std::ranges::find(m_private->dead, key) == m_private->dead.end()) {
        m_private->dead.push_back(key);
    }
}

void PollSet::remove(quint64 key)
{
    const auto known = m_private->waits.constFind(key);
    if (known == m_private->waits.cend()) {
        return;
    }
    const int fd = known->fd;
    m_private->waits.erase(known);
    std::erase(m_private->dead, key);
    const auto owner = m_private->owners.constFind(fd);
    if (owner != m_private->owners.cend() && *owner == key) {
        m_private->owners.erase(owner);
        platform::unwatch(m_private->watch.get(), fd);
    }
}

std::vector<quint64> PollSet::wait(milliseconds timeout)
{
    return m_private->watch.isOpen() ? m_private->waitForWatched(timeout)
                                     : m_private->waitForAll(timeout);
}

void PollSet::wake()
{
    m_private->poller.wake();
}

} // namespace vedette::ssh
