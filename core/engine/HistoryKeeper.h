// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/engine/ConfigThread.h"
#include "core/model/Alert.h"
#include "core/model/RetentionPolicy.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <set>
#include <utility>

namespace vedette::engine {

/// Says what the history keeps how long: by the program's limits, by those of servers that have
/// their own, and around alerts. Says nothing, and so nothing is deleted, before it knows all of
/// these; but where the alerts of the past can't be read for minutes it says what is safe without
/// them, lest the disk fill, and goes on trying: until then what was measured stays as long as the
/// averages of its server, and goes for want of room alone, around the alerts that are known last.
/// Where no size is set it goes as the limits say. Lives on: core thread.
class HistoryKeeper final : public QObject
{
    Q_OBJECT

public:
    using Tell = std::function<void(const RetentionPolicy& policy)>;

    /// How often the alerts are asked for where they can't be read.
    struct Patience
    {
        milliseconds first = seconds{5}; ///< doubled after each failure
        milliseconds longest = std::chrono::minutes{5};
        int tries = 7; ///< five minutes; then it does without, and goes on trying
    };

    /// Without `tell` nothing is kept at all: an onlooker leaves the history to the collector.
    HistoryKeeper(
        const Clock& clock, ConfigThread& config, Tell tell, Patience patience, QObject* parent);

    /// Several changes are told at once, a second after the first.
    void setLimits(const HistoryLimits& limits);
    /// One that is removed goes on as it was: it may come back with its history. When it is
    /// deleted for good (ConfigStore) it falls to the program's limits at the next start.
    void setServer(const Server& server);
    /// Those that were removed before the start and are not deleted yet.
    void setRemoved(const QHash<ServerId, ServerRetention>& servers);
    /// Raised or resolved.
    void setAlert(const Alert& alert);
    /// Reads the alerts of the past, once the servers are known.
    void load();
    void stop();
    /// How long what is of a server is kept.
    [[nodiscard]] HistoryLimits limitsOf(ServerId server) const { return m_policy.of(server); }

private:
    using Firing = std::pair<ServerId, Timestamp>; ///< as the journal finds an alert without an id

    enum class Past
    {
        Awaited,
        Unread, ///< and no longer waited for
        Known
    };

    [[nodiscard]] Timestamp oldestKept() const;
    void takeAlerts(const std::vector<AlertSpan>& spans);
    void tryLater(const Error& why);
    void tellLater();
    void tellNow();

    const Clock& m_clock;
    ConfigThread& m_config;
    Tell m_tell;
    Patience m_patience;
    QTimer m_timer;
    QTimer m_retry;
    RetentionPolicy m_policy; ///< with the incidents that are over
    std::set<Firing> m_firing;
    std::set<Firing> m_ended; ///< before the past was known: what was read may not know of it
    Past m_past = Past::Awaited;
    int m_failures = 0;
};

} // namespace vedette::engine
