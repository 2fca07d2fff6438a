// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"
#include "core/store/history/HistoryStore.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace vedette::engine {

/// Hands the store what was told afterwards, little by little: what is live is stored meanwhile.
/// Lives on: core thread.
class CatchUpFeed final : public QObject
{
    Q_OBJECT

public:
    /// `history`: null where nothing is ever added.
    CatchUpFeed(store::HistoryStore* history, QObject* parent);

    void setPause(milliseconds pause) { m_pause = pause; }
    void add(Snapshot poll);
    [[nodiscard]] std::size_t waiting() const { return m_polls.size(); }
    void forget(ServerId server);
    /// Hands over what waits, as much as the store takes.
    void stop();

Q_SIGNALS:
    void emptied();

private:
    void feed();

    store::HistoryStore* m_history;
    milliseconds m_pause{100}; ///< between handfuls
    std::deque<Snapshot> m_polls;
    QTimer m_timer;
};

} // namespace vedette::engine
