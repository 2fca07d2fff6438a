// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandUnits.h"
#include "core/model/ExportOrder.h"
#include "ui/history/HistoryView.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
QT_END_NAMESPACE

namespace vedette {
class FleetSource;
}

namespace vedette::ui {

class HistoryFeed;
class SegmentedControl;
class ServerModel;
class TickList;

/// What of the history is to be exported: servers, metrics, time, averages and format. Lives on:
/// GUI thread.
class ExportForm final : public QWidget
{
    Q_OBJECT

public:
    /// Begins with what a view shows; without metrics all that are stored are meant.
    ExportForm(FleetSource& source,
               const ServerModel& servers,
               const HistoryView& initial,
               QWidget* parent = nullptr);

    /// As it is chosen now; a preset ends at this moment.
    [[nodiscard]] ExportOrder order() const;
    /// What is missing, as a sentence; empty when the order can be given.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    /// By the user's hand.
    void changed();

private:
    void createParts(const HistoryView& initial);
    void layOut();
    void addTimes(QFormLayout& form);
    void connectParts();
    void setPreset(int index);
    void takeTimes();
    void showTimes();
    void refreshServers();
    void refreshMetrics();
    void askStored();
    [[nodiscard]] std::vector<Server> chosenServers() const;
    [[nodiscard]] QSet<MetricId> knownMetrics() const;

    const ServerModel& m_servers;
    HistoryFeed* m_feed;
    TickList* m_serverList;
    TickList* m_metricList;
    QCheckBox* m_allServers;
    QCheckBox* m_allMetrics;
    SegmentedControl* m_presets;
    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    QComboBox* m_every;
    QComboBox* m_format;

    HistoryView m_view; ///< its servers, tags, metrics and range
    CommandUnits m_units;
    QTimer m_askLater{this}; ///< a time is typed in several steps
    QSet<ServerId> m_asked; ///< what is stored of them
    HistoryRange m_askedRange; ///< in which they were asked
    QHash<ServerId, QSet<MetricId>> m_stored;
};

} // namespace vedette::ui
