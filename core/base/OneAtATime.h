// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Time.h"

#include <optional>
#include <utility>

namespace vedette {

/// A value that several threads use, one at a time. Each Use is short, and nobody begins a second
/// one before the first has ended. Called from any thread.
template <class T>
class OneAtATime final
{
public:
    OneAtATime() { [[maybe_unused]] const bool isThere = m_value.push({}); }
    OneAtATime(const OneAtATime&) = delete;
    OneAtATime& operator=(const OneAtATime&) = delete;
    ~OneAtATime() = default;

    /// Ends where it goes out of scope.
    class Use final
    {
    public:
        /// Waits until nobody else does.
        explicit Use(OneAtATime& owner)
            : m_owner(owner)
        {
            std::optional<T> taken;
            while (!taken) {
                taken = owner.m_value.waitPop(seconds{1});
            }
            m_value = *std::move(taken);
        }
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        ~Use() { [[maybe_unused]] const bool isBack = m_owner.m_value.push(std::move(m_value)); }

        T* operator->() { return &m_value; }
        T& operator*() { return m_value; }

    private:
        OneAtATime& m_owner;
        T m_value;
    };

private:
    BoundedQueue<T> m_value{1}; ///< empty while somebody uses it
};

} // namespace vedette
