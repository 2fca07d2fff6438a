// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FreezingProxy.h"

#include "core/base/Clock.h"
#include "core/ssh/Platform.h"
#include "tests/support/FakeSshForward.h"

#include <algorithm>
#include <array>

#include <sys/socket.h>

namespace vedette::test {

namespace {

using ssh::platform::TransferState;

constexpr milliseconds turn{2};
constexpr std::size_t mostHeld = 256; // chunks; then the sender has to wait
constexpr std::size_t chunkBytes = 1024;

} // namespace

FreezingProxy::FreezingProxy(quint16 target)
    : m_target(target)
    , m_listener(listenOnLoopback())
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{ }

void FreezingProxy::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        // The turns are the proxy's measure of rate and delay, and a frozen one has nothing to
        // wait for.
        std::this_thread::sleep_for(turn);
        if (m_isFrozen) {
            continue;
        }
        accept();
        for (Link& link : m_links) {
            for (Lane* lane : {&link.up, &link.down}) {
                take(*lane);
                pass(*lane);
            }
        }
        std::erase_if(m_links, [](const Link& link) { return link.up.isOver && link.down.isOver; });
    }
}

void FreezingProxy::accept()
{
    ssh::FileDescriptor client(
        ::accept4(m_listener.socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!client.isOpen()) {
        return;
    }
    ++m_connections;
    auto server = connectToLoopback(m_target);
    if (!server.isOpen()) {
        return;
    }
    ssh::platform::setNonBlocking(server.get());
    const int up = client.get();
    const int down = server.get();
    m_links.push_back({.client = std::move(client),
                       .server = std::move(server),
                       .up = {.from = up, .to = down},
                       .down = {.from = down, .to = up}});
}

void FreezingProxy::take(Lane& lane) const
{
    std::array<char, chunkBytes> buffer{};
    while (!lane.isAtEnd && lane.chunks.size() < mostHeld) {
        const auto got = ssh::platform::receive(lane.from, buffer.data(), buffer.size());
        lane.isAtEnd = got.state == TransferState::Closed;
        if (got.bytes <= 0) {
            return;
        }
        const qint64 rate = m_rate;
        const std::chrono::microseconds onTheWire{rate > 0 ? 1'000'000 * got.bytes / rate : 0};
        const MonotonicTime start
            = std::max(lane.lastDue, systemClock().monotonic() + milliseconds{m_delay});
        lane.lastDue = start + std::chrono::duration_cast<MonotonicTime::duration>(onTheWire);
        lane.chunks.push_back({QByteArray(buffer.data(), got.bytes), lane.lastDue});
    }
}

void FreezingProxy::pass(Lane& lane)
{
    while (!lane.chunks.empty() && lane.chunks.front().due <= systemClock().monotonic()) {
        Chunk& chunk = lane.chunks.front();
        const auto sent = ssh::platform::send(lane.to, chunk.bytes);
        if (sent.state == TransferState::Closed) {
            lane.isAtEnd = true;
            lane.chunks.clear();
            break;
        }
        chunk.bytes.remove(0, sent.bytes);
        if (!chunk.bytes.isEmpty()) {
            return;
        }
        lane.chunks.pop_front();
    }
    if (lane.isAtEnd && lane.chunks.empty() && !lane.isOver) {
        lane.isOver = true;
        ssh::platform::shutDownWriting(lane.to);
    }
}

} // namespace vedette::test
