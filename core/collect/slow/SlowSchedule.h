// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QString>

#include <map>
#include <optional>

namespace vedette::collect {

/// What is known of one slow task from before.
struct SlowPast
{
    std::optional<MonotonicTime> asked; ///< the latest time
    std::optional<MonotonicTime> missedSince; ///< no answer but misses from then on
    std::optional<MonotonicTime> sudoRefused; ///< the latest time
};
/// Of all slow tasks of a server, by name; outlives its sessions.
using SlowTimes = std::map<QString, SlowPast>;

/// Which slow probe is due next: one at a time, the one that a person waits for first. No I/O; time
/// comes in. Lives with its session.
class SlowSchedule
{
public:
    struct Rhythm
    {
        seconds interval;
        MonotonicTime first;
        seconds retry{60}; ///< the pause after a first miss
        std::optional<MonotonicTime> missedSince{}; ///< as earlier sessions left it
    };

    /// Of a probe that is known already only the rhythm changes.
    void add(const QString& probe, const Rhythm& rhythm);
    void remove(const QString& probe);
    [[nodiscard]] bool contains(const QString& probe) const { return m_entries.contains(probe); }

    /// Somebody looks at its page: asked every 5 s, unless it rests after a miss. Empty: nobody
    /// looks at any.
    void watch(const QString& probe, MonotonicTime now);
    /// As soon as nothing else runs, and its misses are forgotten; nothing when it is not known.
    void ask(const QString& probe, MonotonicTime now);

    [[nodiscard]] std::optional<QString> due(MonotonicTime now) const;
    [[nodiscard]] std::optional<MonotonicTime> nextDue() const;
    void started(const QString& probe, MonotonicTime now);
    /// Asked again in its rhythm, which counts from the start, or after as long as it took.
    void answered(const QString& probe, MonotonicTime now);
    /// No answer: what hangs may stay behind on the server, so that the pauses grow.
    void missed(const QString& probe, MonotonicTime now);
    /// The server can't give it: tools are installed rarely, so it is asked again hours later, or
    /// when a person asks.
    void unavailable(const QString& probe, MonotonicTime now);

    /// After a miss at `last`: as long as there has been none but misses by then, which doubles the
    /// pauses; `retry` at least, and 6 h at most unless that is longer.
    [[nodiscard]] static MonotonicTime
    dueAfterMiss(MonotonicTime since, MonotonicTime last, seconds retry);

private:
    struct Entry
    {
        Rhythm rhythm;
        MonotonicTime due;
        MonotonicTime begun{}; ///< latest
        bool isAsked = false;
    };

    [[nodiscard]] Entry* find(const QString& probe);

    std::map<QString, Entry> m_entries;
    QString m_watched;
};

} // namespace vedette::collect
