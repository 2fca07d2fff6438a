// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Result.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace vedette {

/// What a worker waits for and somebody else gives, once. Lives on: the thread of that worker.
template <class T>
class Reply final
{
public:
    /// The end of who gives it. Copies are one and the same; when the last of them has gone without
    /// a word, the worker is told NotAvailable. Called from any thread.
    class Giver final
    {
    public:
        /// Only the first one counts, and only while it is waited for.
        void give(Result<T> value) const
        {
            [[maybe_unused]] const bool isFirst = m_end->queue->push(std::move(value));
            m_end->queue->close();
        }

    private:
        friend class Reply;

        /// Shared by the copies alone.
        struct End
        {
            explicit End(std::shared_ptr<BoundedQueue<Result<T>>> itsQueue)
                : queue(std::move(itsQueue))
            { }
            End(const End&) = delete;
            End& operator=(const End&) = delete;
            ~End() { queue->close(); }

            std::shared_ptr<BoundedQueue<Result<T>>> queue; ///< also of the worker
        };

        explicit Giver(std::shared_ptr<BoundedQueue<Result<T>>> queue)
            : m_end(std::make_shared<End>(std::move(queue)))
        { }

        std::shared_ptr<const End> m_end; ///< also of the copies
    };

    /// Call it once.
    [[nodiscard]] Giver giver() const { return Giver(m_queue); }

    /// What was given; nothing yet after `atMost`. Cancelled once `stop` is asked for, at once;
    /// NotAvailable when nobody is left to give it.
    [[nodiscard]] Result<std::optional<T>> wait(milliseconds atMost, const std::stop_token& stop)
    {
        const std::stop_callback wake(stop, [this] { m_queue->close(); });
        std::optional<Result<T>> given = m_queue->waitPop(atMost);
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (given) {
            return std::move(*given).map(
                [](T value) { return std::optional<T>(std::move(value)); });
        }
        if (m_queue->isDrained()) {
            return fail(ErrorCode::NotAvailable);
        }
        return std::nullopt;
    }

private:
    std::shared_ptr<BoundedQueue<Result<T>>> m_queue
        = std::make_shared<BoundedQueue<Result<T>>>(1); ///< also of who gives it
};

} // namespace vedette
