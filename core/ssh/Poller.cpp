// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Poller.h"

#include "core/ssh/Platform.h"

#include <algorithm>
#include <array>

namespace vedette::ssh {

class Poller::Private
{
public:
    Private()
    {
        auto pair = platform::makeSocketPair();
        if (!pair) {
            return; // out of descriptors: wait() still works, in bounded slices
        }
        platform::setNonBlocking(pair->ours.get());
        platform::setNonBlocking(pair->theirs.get());
        sockets = *std::move(pair);
    }

    /// Forgets all wake-ups so far.
    void drain() const
    {
        std::array<char, 64> bytes{};
        while (platform::receive(sockets.ours.get(), bytes.data(), bytes.size()).bytes > 0) { }
    }

    platform::SocketPair sockets;
};

Poller::Poller()
    : m_private(std::make_unique<Private>())
{ }

Poller::~Poller() = default;

std::vector<std::size_t> Poller::wait(const std::vector<Wait>& waits, milliseconds timeout)
{
    constexpr milliseconds slice{100};
    std::vector<Wait> all = waits;
    if (m_private->sockets.ours.isOpen()) {
        all.push_back({m_private->sockets.ours.get(), true, false});
    } else {
        timeout = std::min(timeout, slice);
    }
    auto ready = platform::poll(all, timeout);
    if (!ready.empty() && ready.back() == waits.size()) {
        ready.pop_back();
        m_private->drain();
    }
    return ready;
}

void Poller::wake()
{
    if (m_private->sockets.theirs.isOpen()) {
        // A full buffer holds a wake-up already.
        [[maybe_unused]] const auto sent = platform::send(m_private->sockets.theirs.get(), "w");
    }
}

} // namespace vedette::ssh
