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
/// these. Lives on: core thread.
class HistoryKeeper final : public QObject
{
    Q_OBJECT

public:
    using Tell = std::function<void(const RetentionPolicy& policy)>;

    /// Without `tell` nothing is kept at all: an onlooker leaves the history to the collector.
    HistoryKeeper(const Clock& clock, ConfigThread& config, Tell tell, QObject* parent);

    /// Several changes are told at once, a second after the first.
    void setLimits(const HistoryLimits& limits);
    /// One that is removed goes on as it was: it may come back with its history.
    void setServer(const Server& server);
    /// Raised or resolved.
    void setAlert(const Alert& alert);
    /// Reads the alerts of the past, once the servers are known.
    void load();
    void stop();
    /// How long what is of a server is kept.
    [[nodiscard]] HistoryLimits limitsOf(ServerId server) const { return m_policy.of(server); }

private:
    using Firing = std::pair<ServerId, Timestamp>; ///< as the journal finds an alert without an id

    [[nodiscard]] Timestamp oldestKept() const;
    void takeAlerts(const std::vector<AlertSpan>& spans);
    void tellLater();
    void tellNow();

    const Clock& m_clock;
    ConfigThread& m_config;
    Tell m_tell;
    QTimer m_timer;
    RetentionPolicy m_policy; ///< with the incidents that are over
    std::set<Firing> m_firing;
    bool m_isLoaded = false;
};

} // namespace vedette::engine
