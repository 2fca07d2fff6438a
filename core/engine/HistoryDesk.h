// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/ConfigThread.h"
#include "core/engine/Hub.h"
#include "core/model/AlertQuery.h"
#include "core/model/History.h"

#include <QObject>

#include <vector>

namespace vedette::engine {

/// The history that is kept on and the one that is read: one and the same, but where nothing is
/// stored or only looked at. Each may be null.
struct Histories
{
    store::HistoryStore* kept = nullptr;
    store::HistoryStore* read = nullptr;
};

/// Answers what is asked of the past: samples and alerts. Lives on: core thread.
class HistoryDesk final : public QObject
{
    Q_OBJECT

public:
    /// `history` may be null: it is not available then.
    HistoryDesk(ConfigThread& config,
                store::HistoryStore* history,
                const Hub& hub,
                QObject* parent);

    void read(RequestId request, const HistoryQuery& query);
    void readAlerts(RequestId request, const AlertQuery& query);

Q_SIGNALS:
    void historyReady(vedette::RequestId request, const vedette::Result<vedette::History>& history);
    void alertsReady(vedette::RequestId request,
                     const vedette::Result<std::vector<vedette::Alert>>& alerts);

private:
    ConfigThread& m_config;
    store::HistoryStore* m_history;
    const Hub& m_hub;
};

} // namespace vedette::engine
