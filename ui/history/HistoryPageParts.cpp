// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the page of the history is made of, and who hears whom.
#include "core/fleet/CommandSource.h"
#include "ui/history/HistoryChoices.h"
#include "ui/history/HistoryPagePrivate.h"
#include "ui/servers/EmptyPage.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vedette::ui {

namespace {

constexpr int choiceWidth = 232;

} // namespace

HistoryPage::Private::Private(HistoryPage& page, FleetSource& source, const ServerModel& servers)
    : m_page(page)
    , m_source(source)
    , m_servers(servers)
    , m_views(new ViewMenu(&page))
    , m_rangeBar(new RangeBar(&page))
    , m_lookBar(new LookBar(&page))
    , m_serverList(new TickList({u"historyServers"_s,
                                 HistoryPage::tr("Servers"),
                                 HistoryPage::tr("Filter by name, address, tag…"),
                                 HistoryPage::tr("No server fits. Try fewer letters.")},
                                &page))
    , m_metricList(new TickList({u"historyMetrics"_s,
                                 HistoryPage::tr("Metrics"),
                                 HistoryPage::tr("Filter by words or identifier…"),
                                 HistoryPage::tr("No metric fits. Try other words.")},
                                &page))
    , m_notice(new NoticeBar(&page))
    , m_leftOut(new PlainLabel({}, &page))
    , m_pages(new QStackedWidget(&page))
    , m_board(new HistoryBoard(source, m_pages))
    , m_notes(new HistoryNotes(source, servers, *m_board, page))
{
    m_trail.start(m_view.range);
    m_askTimer.setSingleShot(true);
    m_followTimer.setInterval(1s);
    layOut();
    connectSource();
    connectChoices();
    connectBoard();
    connectViews();
    connectNotes();
    refreshAll();
}

void HistoryPage::Private::layOut()
{
    m_notice->setObjectName(u"historyNotice"_s);
    m_notice->hide();
    m_leftOut->setObjectName(u"historyLeftOut"_s);
    m_leftOut->setTone(PlainLabel::Tone::Muted);
    m_leftOut->setElided(true);
    m_pages->addWidget(
        new EmptyPage(HistoryPage::tr("No server is chosen"),
                      HistoryPage::tr("Tick the servers to look at on the left, or a tag."),
                      m_pages));
    m_pages->addWidget(
        new EmptyPage(HistoryPage::tr("No metric is chosen"),
                      HistoryPage::tr("Tick what to look at on the left: each metric is a chart."),
                      m_pages));
    m_pages->addWidget(m_board);

    auto* const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_views);
    first->addWidget(m_rangeBar, 1);
    auto* const bars = new QVBoxLayout;
    bars->setContentsMargins(16, 10, 16, 6);
    bars->setSpacing(6);
    bars->addLayout(first);
    auto* const second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_lookBar, 1);
    second->addWidget(m_notes->button());
    second->addWidget(createExport());
    bars->addLayout(second);
    bars->addWidget(m_leftOut);

    auto* const choices = new QSplitter(Qt::Vertical, &m_page);
    choices->setProperty("gap", true);
    choices->setChildrenCollapsible(false);
    choices->addWidget(m_serverList);
    choices->addWidget(m_metricList);
    choices->setContentsMargins(16, 4, 0, 12);
    auto* const columns = new QSplitter(Qt::Horizontal, &m_page);
    columns->setProperty("gap", true);
    columns->setChildrenCollapsible(false);
    columns->addWidget(choices);
    columns->addWidget(m_pages);
    columns->setStretchFactor(1, 1);
    columns->setSizes({choiceWidth, 1000});

    auto* const column = new QVBoxLayout(&m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bars);
    column->addWidget(m_notice);
    column->addWidget(columns, 1);
}

QToolButton* HistoryPage::Private::createExport()
{
    auto* const button = new QToolButton(&m_page);
    button->setObjectName(u"historyExport"_s);
    button->setText(HistoryPage::tr("Export values…"));
    button->setToolTip(
        HistoryPage::tr("Writes what is stored of these servers, metrics and times into a file."));
    button->setEnabled(m_source.exports() != nullptr);
    connect(button, &QToolButton::clicked, this, [this] { Q_EMIT m_page.exportRequested(view()); });
    return button;
}

void HistoryPage::Private::connectSource()
{
    for (const auto signal : {&ServerModel::rowsInserted, &ServerModel::rowsRemoved}) {
        connect(&m_servers, signal, this, [this] { refreshServers(); });
    }
    connect(&m_servers, &ServerModel::modelReset, this, &Private::refreshServers);
    connect(&m_servers, &ServerModel::dataChanged, this, &Private::refreshServers);
    if (const CommandSource* const commands = m_source.commands()) {
        connect(commands, &CommandSource::changed, this, &Private::setCommands);
    }
}

void HistoryPage::Private::connectChoices()
{
    connect(m_serverList, &TickList::edited, this, [this] {
        HistoryView changed = m_view;
        takeServerTicks(changed, m_serverList->ticked());
        change(changed);
    });
    connect(m_metricList, &TickList::edited, this, [this] {
        HistoryView changed = m_view;
        takeMetricTicks(changed, m_metricList->ticked());
        change(changed);
    });
    connect(m_lookBar, &LookBar::edited, this, [this] {
        HistoryView changed = m_view;
        m_lookBar->takeInto(changed);
        change(changed);
    });
    connect(m_rangeBar, &RangeBar::chosen, this, &Private::choose);
    connect(m_rangeBar, &RangeBar::backRequested, this, &Private::goBack);
}

void HistoryPage::Private::connectBoard()
{
    connect(m_board, &HistoryBoard::zoomRequested, this, &Private::zoom);
    connect(m_board, &HistoryBoard::resetRequested, this, &Private::goBack);
    connect(m_board, &HistoryBoard::storedKnown, this, &Private::takeStored);
    connect(m_board, &HistoryBoard::resized, this, [this] {
        const int columns = m_board->columns();
        const bool isMuchMore = columns > m_askedColumns * 5 / 4;
        if (m_isLooking && isMuchMore && !m_askTimer.isActive()) {
            askSoon(betweenQuestions);
        }
    });
    connect(&m_askTimer, &QTimer::timeout, this, [this] { ask(false); });
    connect(&m_followTimer, &QTimer::timeout, this, &Private::follow);
}

void HistoryPage::Private::connectViews()
{
    connect(m_views, &ViewMenu::chosen, this, &Private::setView);
    connect(m_views, &ViewMenu::changed, &m_page, &HistoryPage::savedViewsChanged);
    connect(
        m_views, &ViewMenu::nameChanged, this, [this](const QString& name) { m_view.name = name; });
    connect(m_views, &ViewMenu::refused, this, [this](const QString& why) {
        m_notice->tellBriefly(NoticeBar::Kind::Problem, why);
    });
    connect(m_views, &ViewMenu::removed, this, [this](const QString& name) {
        m_undo = [this] { m_views->undoRemove(); };
        m_notice->tellBriefly(NoticeBar::Kind::Information,
                              HistoryPage::tr("The view %1 was deleted.").arg(name),
                              HistoryPage::tr("Undo"));
    });
    connect(m_notice, &NoticeBar::actionRequested, this, [this] {
        m_notice->hide();
        m_undo();
    });
}

void HistoryPage::Private::connectNotes()
{
    connect(m_notes, &HistoryNotes::undoable, this, [this](const QString& text) {
        m_undo = [this] { m_notes->undo(); };
        m_notice->tellBriefly(NoticeBar::Kind::Information, text, HistoryPage::tr("Undo"));
    });
    connect(m_notes, &HistoryNotes::failed, this, [this](const QString& why) {
        m_notice->tellBriefly(NoticeBar::Kind::Problem, why);
    });
    connect(m_notes, &HistoryNotes::undone, m_notice, &QWidget::hide);
    connect(m_notes, &HistoryNotes::goToRequested, this, &Private::goTo);
    connect(m_notes, &HistoryNotes::saved, this, [this] {
        HistoryView changed = m_view;
        changed.showsMarks = true; // what was just written is to be seen
        change(changed);
    });
}

} // namespace vedette::ui
