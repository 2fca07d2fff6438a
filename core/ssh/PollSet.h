// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/ssh/Transport.h"

#include <QtGlobal>

#include <memory>
#include <vector>

namespace vedette::ssh {

/// File descriptors that are waited for again and again, each under a key. On Linux a wait costs
/// what is ready, not what is waited for (epoll(7)); elsewhere all are looked at (Poller).
/// Lives on: the thread that waits.
class PollSet
{
public:
    PollSet();
    PollSet(const PollSet&) = delete;
    PollSet& operator=(const PollSet&) = delete;
    ~PollSet();

    /// In place of what was known of that key; also when the descriptor only looks the same: it may
    /// have been closed and opened anew.
    void set(quint64 key, const Wait& wait);
    /// Before its descriptor is closed, where that is possible.
    void remove(quint64 key);
    /// The keys that are ready, as Poller::wait() has it; a negative descriptor always is.
    [[nodiscard]] std::vector<quint64> wait(milliseconds timeout);
    /// Ends the running or the next wait() at once. Called from any thread.
    void wake();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace vedette::ssh
