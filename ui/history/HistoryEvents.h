// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "core/model/BootRecord.h"
#include "core/model/HardwareHistory.h"
#include "core/model/Note.h"
#include "ui/charts/ChartMark.h"
#include "ui/history/HistoryPlan.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace vedette::ui {

/// Knows what happened to the servers of a view: alerts, changes of their hardware, starts of their
/// systems, and what a person has noted. Lives on: GUI thread.
class HistoryEvents final : public QObject
{
    Q_OBJECT

public:
    explicit HistoryEvents(FleetSource& source, QObject* parent = nullptr);

    /// Asks for what is not known yet of these, and of that time.
    void watch(const std::vector<PlannedCurve>& servers, const TimeRange& range);
    /// As the history tells it.
    void setUptime(ServerId server, const Series& uptime);
    [[nodiscard]] std::vector<ChartMark> marks(const std::vector<PlannedCurve>& servers,
                                               const TimeRange& range) const;

Q_SIGNALS:
    void changed();

private:
    void requestAlerts(const std::vector<PlannedCurve>& servers, const TimeRange& range);
    void requestHardware(ServerId server);
    void refreshHardware(ServerId server);
    void takeHardware(RequestId request, const Result<HardwareHistory>& history);
    void requestBoots(ServerId server);
    void takeBoots(RequestId request, const Result<std::vector<BootRecord>>& boots);
    void takeAlerts(RequestId request, const Result<std::vector<Alert>>& alerts);
    void takeAlert(const Alert& alert);
    void requestNotes();
    void takeNotes(const std::vector<Note>& notes);

    FleetSource& m_source;
    RequestId m_alertRequest;
    AlertQuery m_alertQuery; ///< the latest that was asked
    std::vector<Alert> m_alerts; ///< the answer to it, or to the one before, and what came since
    QHash<RequestId, ServerId> m_asked;
    QHash<ServerId, HardwareHistory> m_hardware;
    QHash<ServerId, Series> m_uptime;
    std::vector<Note> m_notes;
    bool m_asksForNotes = false; ///< or has them: they are told again as they change
    QHash<RequestId, ServerId> m_askedBoots;
    QHash<ServerId, std::vector<BootRecord>> m_boots;
};

} // namespace vedette::ui
