// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/ssh/Transport.h"

#include <memory>
#include <vector>

namespace vedette::ssh {

/// Waits for many file descriptors at once (poll(2), WSAPoll), and can be woken from another
/// thread.
class Poller
{
public:
    Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;
    ~Poller();

    /// Indices into `waits` that are ready (readable, writable, hung up or in error); empty after
    /// `timeout` or a wake().
    [[nodiscard]] std::vector<std::size_t> wait(const std::vector<Wait>& waits,
                                                milliseconds timeout);
    /// Ends the running or the next wait() at once. Called from any thread.
    void wake();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace vedette::ssh
