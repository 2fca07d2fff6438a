// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QString>

#include <map>
#include <optional>

namespace vedette::collect {

/// When each slow probe of a server was last asked, by name; outlives its sessions.
using SlowTimes = std::map<QString, MonotonicTime>;

/// Which slow probe is due next: one at a time, the one that a person waits for first. No I/O; time
/// comes in. Lives with its session.
class SlowSchedule
{
public:
    struct Rhythm
    {
        seconds interval;
        MonotonicTime first;
    };

    /// Of a probe that is known already only the rhythm changes.
    void add(const QString& probe, const Rhythm& rhythm);
    void remove(const QString& probe);
    [[nodiscard]] bool contains(const QString& probe) const { return m_entries.contains(probe); }

    /// Somebody looks at its page: asked every 5 s. Empty: nobody looks at any.
    void watch(const QString& probe, MonotonicTime now);
    /// As soon as nothing else runs; nothing when it is not known.
    void ask(const QString& probe, MonotonicTime now);

    [[nodiscard]] std::optional<QString> due(MonotonicTime now) const;
    [[nodiscard]] std::optional<MonotonicTime> nextDue() const;
    void started(const QString& probe, MonotonicTime now);
    /// The server can't give it: tools are installed rarely, so it is asked again hours later, or
    /// when a person asks.
    void unavailable(const QString& probe, MonotonicTime now);

private:
    struct Entry
    {
        seconds interval;
        MonotonicTime due;
        bool isAsked = false;
    };

    std::map<QString, Entry> m_entries;
    QString m_watched;
};

} // namespace vedette::collect
