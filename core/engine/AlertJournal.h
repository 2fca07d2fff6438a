// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Alert.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace vedette::engine {

/// Writes raised and resolved alerts to the store, in their order, and tells each once, with an id.
/// What can't be written is told all the same, and tried again until it is written.
/// Lives on: core thread.
class AlertJournal final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<AlertId>& stored)>;
    /// Stores one alert, raised or resolved, and answers later on the same thread. What is asked
    /// earlier is stored earlier.
    using Write = std::function<void(const Alert& alert, Answer answer)>;

    /// Without `write` nothing is stored: a mere onlooker leaves the alerts to the collector.
    AlertJournal(Write write, milliseconds retryAfter, QObject* parent);

    void record(const Alert& alert);
    /// Hands all that waits to the store, in order, without awaiting its answers: the end.
    void stop();
    /// Alerts that are not known to be in the store.
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    /// What the store holds, with what was told of it and what it doesn't hold yet.
    [[nodiscard]] std::vector<Alert> asTold(std::vector<Alert> stored) const;

Q_SIGNALS:
    void alertRaised(const vedette::Alert& alert);
    void alertResolved(const vedette::Alert& alert);

private:
    struct Entry
    {
        Alert alert;
        bool isTold = false;
    };
    using Key = std::pair<ServerId, Timestamp>; ///< an alert before the store has told its id

    void writeNext();
    void takeAnswer(const Result<AlertId>& stored);
    void beStuck(const Error& error);
    void tell(Entry& entry, AlertId stored = {});
    [[nodiscard]] static Key keyOf(const Alert& alert) { return {alert.server, alert.raisedAt}; }

    Write m_write;
    QTimer m_retry;
    std::deque<Entry> m_waiting;
    std::map<Key, AlertId> m_told; ///< the ids of firing alerts as others know them
    bool m_isWriting = false;
    bool m_isStuck = false;
    bool m_isStopped = false; ///< an answer may still come: nothing waits for it
    qint64 m_lastProvisional = 0; ///< negative ids for what was told before it was stored
};

} // namespace vedette::engine
