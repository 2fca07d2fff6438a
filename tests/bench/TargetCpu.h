// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <vector>

namespace vedette::bench {

/// CPU time of one live process of a single thread, without its children, in milliseconds.
[[nodiscard]] double processCpuMs(qint64 process);

/// CPU time of a daemon and of all that it has started: what watching costs the target.
/// Told by proc(5) alone, since a control group is not ours to make everywhere. The kernel adds the
/// whole time of an ended process to the parent that waits for it: sshd does so for its part before
/// the login and for what it runs, and a shell for each of its commands, so nothing of these is
/// lost. What is: a process whose parent ended first, or ignores SIGCHLD.
/// Live processes are told in nanoseconds, ended ones in ticks of 10 ms, rounded down from an exact
/// sum: a round has to take some hundred milliseconds.
class TargetCpu final
{
public:
    explicit TargetCpu(qint64 daemon);

    /// Total so far, in milliseconds, once two readings agree: a login that ends is moved from the
    /// live ones to its parent, and would be counted twice, or not at all. Waits 3 s at most.
    [[nodiscard]] double settledMs() const;

private:
    struct Reading
    {
        std::vector<qint64> processes; ///< ascending
        double ms = 0;

        bool operator==(const Reading&) const = default;
    };

    [[nodiscard]] Reading read() const;

    const qint64 m_daemon;
};

} // namespace vedette::bench
