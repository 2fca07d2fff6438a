// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/ssh/FileDescriptor.h"
#include "tests/support/Loopback.h"

#include <QByteArray>

#include <atomic>
#include <deque>
#include <list>
#include <stop_token>
#include <thread>

namespace vedette::test {

/// A stretch of network between a client and a port of 127.0.0.1: it can stop carrying anything
/// without a word to either side, be far away, or be thin. Owns a thread; its commands may be
/// called from any.
class FreezingProxy final
{
public:
    explicit FreezingProxy(quint16 target);
    FreezingProxy(const FreezingProxy&) = delete;
    FreezingProxy& operator=(const FreezingProxy&) = delete;
    ~FreezingProxy() = default;

    [[nodiscard]] quint16 port() const { return m_listener.port; }
    /// Nothing is read, written or closed until thaw(); what was sent waits, as TCP makes it wait.
    void freeze() { m_isFrozen = true; }
    void thaw() { m_isFrozen = false; }
    /// How long each byte is under way, in each direction.
    void setDelay(milliseconds delay) { m_delay = delay.count(); }
    /// Bytes per second in each direction; 0: as many as there are. 1 drips.
    void setRate(qint64 rate) { m_rate = rate; }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    struct Chunk
    {
        QByteArray bytes;
        MonotonicTime due;
    };
    /// One direction of one connection.
    struct Lane
    {
        int from = -1;
        int to = -1;
        std::deque<Chunk> chunks{};
        MonotonicTime lastDue{};
        bool isAtEnd = false; ///< nothing more comes
        bool isOver = false; ///< and all that came was passed on
    };
    struct Link
    {
        ssh::FileDescriptor client;
        ssh::FileDescriptor server;
        Lane up;
        Lane down;
    };

    void run(const std::stop_token& stop);
    void accept();
    void take(Lane& lane) const;
    static void pass(Lane& lane);

    const quint16 m_target;
    LoopbackListener m_listener;
    std::atomic_bool m_isFrozen = false;
    std::atomic<qint64> m_delay = 0;
    std::atomic<qint64> m_rate = 0;
    std::atomic_int m_connections = 0;
    std::list<Link> m_links; ///< of the thread
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace vedette::test
