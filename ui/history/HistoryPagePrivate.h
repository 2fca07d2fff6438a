// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandUnits.h"
#include "ui/NoticeBar.h"
#include "ui/history/HistoryBoard.h"
#include "ui/history/HistoryNotes.h"
#include "ui/history/HistoryPage.h"
#include "ui/history/LookBar.h"
#include "ui/history/RangeBar.h"
#include "ui/history/RangeTrail.h"
#include "ui/history/TickList.h"
#include "ui/history/ViewMenu.h"
#include "ui/theme/PlainLabel.h"

#include <QHash>
#include <QSet>
#include <QStackedWidget>
#include <QTimer>

#include <functional>

class QToolButton;

namespace vedette::ui {

/// The parts of the page of the history and how they talk to each other. Lives on: GUI thread.
class HistoryPage::Private final : public QObject
{
public:
    Private(HistoryPage& page, FleetSource& source, const ServerModel& servers);

    void setView(const HistoryView& view);
    /// What is shown, with the range that it has now.
    [[nodiscard]] HistoryView view() const;
    /// Somebody looks at it, or nobody does.
    void setLooking(bool isLooking);

private:
    static constexpr milliseconds atOnce{0}; ///< but after new charts have been laid out
    static constexpr milliseconds betweenQuestions{250}; ///< while a hand drags

    friend class HistoryPage; // of which this is the inside

    void layOut();
    [[nodiscard]] QToolButton* createExport();
    void connectSource();
    void connectChoices();
    void connectBoard();
    void connectViews();
    void connectNotes();

    void change(const HistoryView& view);
    void choose(const HistoryRange& range);
    void zoom(const TimeRange& range);
    void goBack();
    void goTo(const Note& note);
    void follow();
    void askSoon(milliseconds delay);
    void ask(bool isQuiet);
    void askAboutNewServers(const TimeRange& range);

    void refreshServers();
    void refreshMetrics();
    /// True when there are other charts than before.
    bool refreshPlan();
    void refreshRange();
    void refreshAll();
    void setTabOrder() const;
    void setCommands(const std::vector<CustomCommand>& commands);
    void takeStored(ServerId server, const std::vector<MetricId>& metrics);
    [[nodiscard]] std::vector<Server> allServers() const;
    [[nodiscard]] std::vector<Server> chosenServers() const;
    [[nodiscard]] QSet<MetricId> knownMetrics() const;
    [[nodiscard]] QString leftOutText(const HistoryPlan& plan) const;

    HistoryPage& m_page;
    FleetSource& m_source;
    const ServerModel& m_servers;
    ViewMenu* m_views;
    RangeBar* m_rangeBar;
    LookBar* m_lookBar;
    TickList* m_serverList;
    TickList* m_metricList;
    NoticeBar* m_notice;
    PlainLabel* m_leftOut;
    QStackedWidget* m_pages; ///< no servers, no metrics, the board
    HistoryBoard* m_board;
    HistoryNotes* m_notes;
    std::function<void()> m_undo; ///< what the notice offers

    HistoryView m_view; ///< its range is m_trail's
    RangeTrail m_trail;
    std::vector<Server> m_known; ///< as they were when they were listed
    CommandUnits m_units;
    QHash<ServerId, QSet<MetricId>> m_stored; ///< as answers told
    QSet<ServerId> m_askedStored;
    QTimer m_askTimer;
    QTimer m_followTimer;
    Timestamp m_askedAt; ///< for the last time
    int m_askedColumns = 0;
    bool m_isLooking = false;
    bool m_knowsCommands = false;
};

} // namespace vedette::ui
