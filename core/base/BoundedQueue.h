// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace vedette {

/// Hands values from any thread to a worker without an event loop; refuses when full.
/// Called from any thread. The only mutex of the program.
template <class T>
class BoundedQueue
{
public:
    explicit BoundedQueue(std::size_t capacity)
        : m_capacity(capacity)
    { }

    /// False when the queue is full or closed: the value is dropped and counted.
    [[nodiscard]] bool push(T value)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isClosed || m_values.size() >= m_capacity) {
            ++m_dropped;
            return false;
        }
        m_values.push_back(std::move(value));
        if (m_values.size() >= m_wanted) {
            m_changed.notify_one(); // under the lock: who takes the value may destroy the queue
        }
        return true;
    }

    /// The oldest value; nothing after `timeout`, or when the queue is closed and empty.
    [[nodiscard]] std::optional<T> waitPop(milliseconds timeout)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, timeout, [this] { return m_isClosed || !m_values.empty(); });
        if (m_values.empty()) {
            return std::nullopt;
        }
        std::optional<T> value(std::move(m_values.front()));
        m_values.pop_front();
        return value;
    }

    /// Everything that waits, oldest first, at once.
    [[nodiscard]] std::vector<T> drain()
    {
        const std::scoped_lock lock(m_mutex);
        return takeAll();
    }

    /// As drain(), once `count` values wait, the queue is closed, or after `timeout`. For a queue
    /// with one thread that takes: it sleeps until then.
    [[nodiscard]] std::vector<T> waitDrain(std::size_t count, milliseconds timeout)
    {
        std::unique_lock lock(m_mutex);
        m_wanted = count;
        m_changed.wait_for(
            lock, timeout, [this] { return m_isClosed || m_values.size() >= m_wanted; });
        m_wanted = 1;
        return takeAll();
    }

    /// No more values are taken; what waits can still be popped. Wakes the worker.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        m_changed.notify_all();
    }

    [[nodiscard]] bool isDrained() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_isClosed && m_values.empty();
    }

    [[nodiscard]] std::size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_values.size();
    }

    [[nodiscard]] std::size_t dropped() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_dropped;
    }

private:
    std::vector<T> takeAll()
    {
        std::vector<T> values(std::make_move_iterator(m_values.begin()),
                              std::make_move_iterator(m_values.end()));
        m_values.clear();
        return values;
    }

    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<T> m_values;
    std::size_t m_wanted = 1; ///< values that wake who waits
    std::size_t m_dropped = 0;
    bool m_isClosed = false;
};

} // namespace vedette
