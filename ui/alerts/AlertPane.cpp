// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/alerts/AlertPane.h"

#include "ui/alerts/AlertDelegate.h"
#include "ui/alerts/AlertModel.h"
#include "ui/alerts/AlertProxy.h"
#include "ui/servers/EmptyPage.h"
#include "ui/servers/ServerMenu.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/SegmentedControl.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIcon>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr std::array columnWidths{110, 100, 180, 470, 150, 110};

int rowHeight(const QWidget& widget)
{
    return widget.fontMetrics().height() + 14;
}

} // namespace

AlertPane::AlertPane(AlertModel& alerts, const ServerModel& servers, QWidget* parent)
    : QWidget(parent)
    , m_alerts(alerts)
    , m_servers(servers)
    , m_proxy(new AlertProxy(this))
    , m_title(new PlainLabel({}, this))
    , m_range(new SegmentedControl({tr("Active"), tr("All")}, this))
    , m_pages(new QStackedWidget(this))
    , m_table(createTable())
    , m_empty(new EmptyPage({}, {}, m_pages))
    , m_menu(new ServerMenu(
          servers, [this] { return selected(); }, m_table, ServerMenu::Kind::Brief))
{
    m_proxy->setSourceModel(&alerts);
    layOut();
    createActions();
    const auto count = [this] { showCount(); };
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, count);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, count);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, count);
    connect(&alerts, &QAbstractItemModel::dataChanged, this, count);
    connect(m_range, &SegmentedControl::currentChanged, this, [this](int choice) {
        m_proxy->setShowsResolved(choice == 1);
        showCount();
    });
    showCount();
}

QTableView* AlertPane::createTable()
{
    auto* table = new QTableView(m_pages);
    table->setObjectName(u"alertTable"_s);
    table->setAccessibleName(tr("Alerts"));
    table->setModel(m_proxy);
    table->setItemDelegate(new AlertDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setMouseTracking(true);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight(*table));
    return table;
}

void AlertPane::layOut()
{
    m_title->setObjectName(u"alertTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_range->setObjectName(u"alertRange"_s);
    m_range->setAccessibleName(tr("Which alerts are shown"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(14, 5, 10, 5);
    bar->addWidget(m_title);
    bar->addStretch();
    bar->addWidget(m_range);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_pages);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_table);

    QHeaderView* header = m_table->horizontalHeader();
    header->setStyleSheet(u"QHeaderView::section { padding: 5px 14px; }"_s); // over the cells' text
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(static_cast<int>(AlertModel::Column::Condition),
                                 QHeaderView::Stretch); // the rest is seen in a narrow window, too
    for (std::size_t column = 0; column < columnWidths.size(); ++column) {
        header->resizeSection(static_cast<int>(column), columnWidths[column]);
    }
    header->setSortIndicator(static_cast<int>(AlertModel::Column::Since), Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
}

void AlertPane::createActions()
{
    auto* open = new QAction(themedIcon(u"server"_s), tr("Go to server"), m_table);
    open->setObjectName(u"openAlert"_s);
    open->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, &AlertPane::openCurrent);
    auto* copy = new QAction(themedIcon(u"copy"_s), tr("Copy"), m_table);
    copy->setObjectName(u"copyAlert"_s);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &AlertPane::copySelected);
    m_table->addActions({open, copy});
    connect(m_table, &QTableView::doubleClicked, this, &AlertPane::openCurrent);
    connect(m_table, &QWidget::customContextMenuRequested, this, &AlertPane::openMenu);
}

QByteArray AlertPane::headerState() const
{
    return m_table->horizontalHeader()->saveState();
}

void AlertPane::restoreHeader(const QByteArray& state)
{
    m_table->horizontalHeader()->restoreState(state);
}

void AlertPane::showCount()
{
    const int firing = m_alerts.firingCount();
    m_title->setText(firing == 0 ? tr("Alerts") : tr("Alerts · %n firing", nullptr, firing));
    m_empty->setTitle(m_proxy->showsResolved() ? tr("No alerts yet") : tr("All quiet"));
    m_pages->setCurrentWidget(m_proxy->rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_table);
}

/// The current one where none is selected: the keys alone led there.
std::vector<ServerId> AlertPane::selected() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() && m_table->currentIndex().isValid()) {
        rows.append(m_table->currentIndex());
    }
    std::vector<ServerId> servers;
    for (const QModelIndex& row : rows) {
        const ServerId server{row.data(AlertModel::ServerIdRole).toLongLong()};
        const bool isKnown = std::ranges::find(servers, server) != servers.end();
        if (!isKnown && m_servers.find(server) != nullptr) {
            servers.push_back(server);
        }
    }
    return servers;
}

void AlertPane::openCurrent()
{
    const ServerId server{m_table->currentIndex().data(AlertModel::ServerIdRole).toLongLong()};
    if (!server.isNull()) {
        Q_EMIT serverChosen(server);
    }
}

/// One line per alert, its columns parted by tabs: what a spreadsheet or a mail takes.
void AlertPane::copySelected()
{
    QStringList lines;
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < m_proxy->columnCount(); ++column) {
            cells.append(row.siblingAtColumn(column).data().toString());
        }
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty()) {
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    }
}

void AlertPane::openMenu(const QPoint& where)
{
    if (!m_table->indexAt(where).isValid()) {
        return;
    }
    QMenu* menu = selected().empty() ? new QMenu(m_table)
                                     : m_menu->makeMenu({}).release(); // its parent is the table
    menu->setObjectName(u"alertMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* const next = menu->actions().value(0);
    menu->insertActions(next != nullptr ? menu->insertSeparator(next) : nullptr,
                        m_table->actions());
    menu->popup(m_table->viewport()->mapToGlobal(where));
}

} // namespace vedette::ui
