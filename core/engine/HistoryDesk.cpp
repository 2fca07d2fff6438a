// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HistoryDesk.h"

#include "core/base/Post.h"

using namespace Qt::StringLiterals;

namespace vedette::engine {

HistoryDesk::HistoryDesk(ConfigThread& config,
                         store::HistoryStore* history,
                         const Hub& hub,
                         QObject* parent)
    : QObject(parent)
    , m_config(config)
    , m_history(history)
    , m_hub(hub)
{ }

void HistoryDesk::read(RequestId request, const HistoryQuery& query)
{
    if (m_history == nullptr) {
        Q_EMIT historyReady(request,
                            fail(ErrorCode::NotAvailable, u"this view keeps no history"_s));
        return;
    }
    m_history->read(query, [this, request](const Result<History>& history) {
        post(this, [this, request, history] { Q_EMIT historyReady(request, history); });
    });
}

void HistoryDesk::readAlerts(RequestId request, const AlertQuery& query)
{
    m_config.call(
        this,
        [query](store::ConfigStore& store) { return store.alerts(query); },
        [this, request, query](const Result<std::vector<Alert>>& alerts) {
            Q_EMIT alertsReady(request, alerts.map([&](const std::vector<Alert>& stored) {
                return m_hub.asTold(stored, query);
            }));
        });
}

} // namespace vedette::engine
