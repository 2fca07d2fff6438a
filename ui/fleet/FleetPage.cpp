// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetPage.h"

#include "ui/alerts/AlertModel.h"
#include "ui/fleet/FleetCanvas.h"
#include "ui/fleet/FleetTable.h"
#include "ui/fleet/FleetTotals.h"
#include "ui/fleet/ScaleLegend.h"
#include "ui/theme/Card.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/SegmentedControl.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int pageMargin = 18;
constexpr milliseconds settleTime{50}; ///< many rows change at once: one update for all
constexpr std::size_t urgentCount = 5;
constexpr int urgentHeight = 104;
constexpr int lowestForUrgent = 600;
constexpr std::array groupings{FleetGrouping::Group, FleetGrouping::Tag, FleetGrouping::None};

/// A box and the word before it.
void label(QWidget& place, QComboBox& box, const QString& word)
{
    auto* const text = new PlainLabel(word, &place);
    text->setTone(PlainLabel::Tone::Muted);
    auto* const row = new QHBoxLayout(&place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(text);
    row->addWidget(&box);
}

} // namespace

class FleetPage::Private
{
public:
    Private(FleetPage& page, ServerModel& servers, AlertModel& alerts);

    void createHeader();
    void createViews();
    void connectModels();
    void applyView(View view);
    void refresh();
    void refreshUrgent(std::size_t shown);
    [[nodiscard]] QWidget* createHeatPage();
    [[nodiscard]] QWidget* createTablePage();

    FleetPage& m_page;
    ServerModel& m_servers;
    AlertModel& m_alerts;
    QHBoxLayout* m_header;
    PlainLabel* m_title;
    SegmentedControl* m_views;
    QComboBox* m_colorBy;
    QComboBox* m_groupBy;
    QWidget* m_coloring; ///< the heat map alone has a scale
    QWidget* m_grouping;
    FleetTotals* m_totals;
    ScaleLegend* m_legend;
    QStackedWidget* m_stack;
    FleetCanvas* m_cards;
    FleetCanvas* m_heat;
    FleetCanvas* m_urgent;
    PlainLabel* m_urgentTitle;
    FleetTable* m_table;
    QTimer m_settling;
    View m_view = View::Cards;
};

FleetPage::Private::Private(FleetPage& page, ServerModel& servers, AlertModel& alerts)
    : m_page(page)
    , m_servers(servers)
    , m_alerts(alerts)
    , m_header(new QHBoxLayout)
    , m_title(new PlainLabel(FleetPage::tr("Fleet"), &page))
    , m_views(new SegmentedControl(
          {FleetPage::tr("Cards"), FleetPage::tr("Heat map"), FleetPage::tr("Table")}, &page))
    , m_colorBy(new QComboBox(&page))
    , m_groupBy(new QComboBox(&page))
    , m_coloring(new QWidget(&page))
    , m_grouping(new QWidget(&page))
    , m_totals(new FleetTotals(&page))
    , m_legend(new ScaleLegend(&page))
    , m_stack(new QStackedWidget(&page))
    , m_cards(new FleetCanvas(servers, FleetCanvas::Style::Cards, &page))
    , m_heat(new FleetCanvas(servers, FleetCanvas::Style::HeatMap, &page))
    , m_urgent(new FleetCanvas(servers, FleetCanvas::Style::Cards, &page))
    , m_urgentTitle(new PlainLabel(FleetPage::tr("Wants a look first"), &page))
    , m_table(new FleetTable(servers, &page))
{
    createHeader();
    createViews();
    connectModels();
}

void FleetPage::Private::createHeader()
{
    m_title->setScale(1.45);
    m_title->setWeight(QFont::Bold);
    m_views->setObjectName(u"fleetViews"_s);
    m_views->setAccessibleName(FleetPage::tr("View of the fleet"));
    for (const ColorBy by : allColorBys) {
        m_colorBy->addItem(colorByLabel(by), static_cast<int>(by));
    }
    m_colorBy->setObjectName(u"colorBy"_s);
    m_colorBy->setAccessibleName(FleetPage::tr("Colour by"));
    m_groupBy->addItems({FleetPage::tr("group"), FleetPage::tr("tag"), FleetPage::tr("nothing")});
    m_groupBy->setObjectName(u"groupBy"_s);
    m_groupBy->setAccessibleName(FleetPage::tr("Group by"));
    label(*m_coloring, *m_colorBy, FleetPage::tr("colour by"));
    label(*m_grouping, *m_groupBy, FleetPage::tr("group by"));
    m_header->setSpacing(12);
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_header->addWidget(m_coloring);
    m_header->addWidget(m_grouping);
    m_header->addWidget(m_views);
}

QWidget* FleetPage::Private::createHeatPage()
{
    auto* const heatPage = new QWidget(m_stack);
    auto* const column = new QVBoxLayout(heatPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_urgentTitle->setTone(PlainLabel::Tone::Muted);
    m_urgentTitle->setScale(0.92);
    m_urgent->setFixedHeight(urgentHeight);
    m_urgent->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_urgent->setObjectName(u"fleetUrgent"_s);
    m_urgent->setAccessibleName(m_urgentTitle->text());
    column->addWidget(m_legend);
    column->addWidget(m_heat, 1);
    column->addWidget(m_urgentTitle);
    column->addWidget(m_urgent);
    return heatPage;
}

QWidget* FleetPage::Private::createTablePage()
{
    auto* const card = new Card({}, m_stack);
    card->body()->setContentsMargins(1, 4, 1, 4);
    card->body()->addWidget(m_table);
    return card;
}

void FleetPage::Private::createViews()
{
    m_cards->setObjectName(u"fleetCards"_s);
    m_heat->setObjectName(u"fleetHeatMap"_s);
    m_table->setObjectName(u"fleetTable"_s);
    m_stack->addWidget(m_cards);
    m_stack->addWidget(createHeatPage());
    m_stack->addWidget(createTablePage());
    auto* const column = new QVBoxLayout(&m_page);
    column->setContentsMargins(pageMargin, 14, pageMargin, 12);
    column->setSpacing(14);
    column->addLayout(m_header);
    column->addWidget(m_totals);
    column->addWidget(m_stack, 1);
    for (FleetCanvas* const canvas : {m_cards, m_heat, m_urgent}) {
        connect(canvas, &FleetCanvas::serverChosen, &m_page, &FleetPage::serverChosen);
    }
    connect(m_table, &FleetTable::serverChosen, &m_page, &FleetPage::serverChosen);
    connect(m_views, &SegmentedControl::currentChanged, &m_page, [this](int index) {
        applyView(static_cast<View>(index));
    });
    connect(m_colorBy, &QComboBox::currentIndexChanged, &m_page, [this](int index) {
        const ColorBy by = allColorBys.at(static_cast<std::size_t>(index));
        m_heat->setColorBy(by);
        m_legend->setColorBy(by);
    });
    connect(m_groupBy, &QComboBox::currentIndexChanged, &m_page, [this] { refresh(); });
}

void FleetPage::Private::connectModels()
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settleTime);
    connect(&m_settling, &QTimer::timeout, &m_page, [this] { refresh(); });
    const auto settle = [this] {
        if (!m_settling.isActive()) {
            m_settling.start();
        }
    };
    for (const QAbstractItemModel* const model : {static_cast<QAbstractItemModel*>(&m_servers),
                                                  static_cast<QAbstractItemModel*>(&m_alerts)}) {
        connect(model, &QAbstractItemModel::dataChanged, &m_page, settle);
        connect(model, &QAbstractItemModel::rowsInserted, &m_page, settle);
        connect(model, &QAbstractItemModel::rowsRemoved, &m_page, settle);
        connect(model, &QAbstractItemModel::rowsMoved, &m_page, settle);
        connect(model, &QAbstractItemModel::modelReset, &m_page, settle);
    }
    refresh();
}

void FleetPage::Private::applyView(View view)
{
    m_view = view;
    m_views->setCurrent(static_cast<int>(view));
    m_stack->setCurrentIndex(static_cast<int>(view));
    m_coloring->setVisible(view == View::HeatMap);
    m_grouping->setVisible(view != View::Table);
    refresh();
}

void FleetPage::Private::refresh()
{
    if (!m_page.isVisible()) {
        return; // showEvent catches up
    }
    const auto grouping = groupings.at(static_cast<std::size_t>(m_groupBy->currentIndex()));
    const int count = m_servers.rowCount();
    m_title->setText(count == 1 ? FleetPage::tr("Fleet · 1 server")
                                : FleetPage::tr("Fleet · %n servers", nullptr, count));
    m_totals->setSummary(summarize(m_servers, m_alerts));
    if (m_view == View::Cards) {
        m_cards->setGroups(groupServers(m_servers.rows(), grouping));
    } else if (m_view == View::HeatMap) {
        m_heat->setGroups(groupServers(m_servers.rows(), grouping));
        refreshUrgent(static_cast<std::size_t>(count));
    }
}

void FleetPage::Private::refreshUrgent(std::size_t shown)
{
    // A small fleet shows all in its tiles, a low window has room for the map alone.
    const bool isUseful = shown > urgentCount && m_page.height() >= lowestForUrgent;
    m_urgent->setVisible(isUseful);
    m_urgentTitle->setVisible(isUseful);
    if (isUseful) {
        m_urgent->setGroups({FleetGroup{{}, mostUrgent(m_servers, urgentCount)}});
    }
}

FleetPage::FleetPage(ServerModel& servers, AlertModel& alerts, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, servers, alerts))
{
    setView(View::Cards);
}

FleetPage::~FleetPage() = default;

FleetPage::View FleetPage::view() const
{
    return d->m_view;
}

void FleetPage::setView(View view)
{
    d->applyView(view);
}

void FleetPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->refresh();
}

} // namespace vedette::ui
