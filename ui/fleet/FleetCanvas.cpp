// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetCanvas.h"

#include "core/base/PlainText.h"
#include "core/text/StateText.h"
#include "ui/fleet/FleetPainter.h"
#include "ui/theme/PlainLabel.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int headingHeight = 24;
constexpr QSize cardSize{232, 104};
/// From tiles that carry a name to tiles that are only colour: the largest that fit are taken.
constexpr std::array tileSizes{QSize(124, 52), QSize(52, 36), QSize(29, 22)};
constexpr std::array tileGaps{6, 4, 3};

std::optional<Severity> severityOf(const QModelIndex& index)
{
    const QVariant severity = index.data(ServerModel::SeverityRole);
    return severity.isValid() ? std::optional(static_cast<Severity>(severity.toInt()))
                              : std::nullopt;
}

std::vector<int> countsOf(const std::vector<FleetGroup>& groups)
{
    std::vector<int> counts;
    counts.reserve(groups.size());
    for (const FleetGroup& group : groups) {
        counts.push_back(static_cast<int>(group.servers.size()));
    }
    return counts;
}

bool hasHeadings(const std::vector<FleetGroup>& groups)
{
    return std::ranges::any_of(groups, [](const FleetGroup& g) { return !g.title.isEmpty(); });
}

} // namespace

FleetCanvas::FleetCanvas(const ServerModel& servers, Style style, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_servers(servers)
    , m_style(style)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(style == Style::Cards ? tr("Servers as cards") : tr("Heat map of servers"));
    connect(
        &servers, &QAbstractItemModel::dataChanged, viewport(), [this] { viewport()->update(); });
}

void FleetCanvas::setGroups(std::vector<FleetGroup> groups)
{
    if (groups == m_groups) {
        return;
    }
    const auto before = current();
    m_groups = std::move(groups);
    m_cells.clear();
    for (const FleetGroup& group : m_groups) {
        m_cells.insert(m_cells.end(), group.servers.begin(), group.servers.end());
    }
    m_current.reset();
    m_hovered.reset();
    m_pressed.reset();
    if (before) {
        setCurrent(*before);
    }
    arrange();
}

void FleetCanvas::setColorBy(ColorBy by)
{
    m_by = by;
    viewport()->update();
}

std::optional<ServerId> FleetCanvas::current() const
{
    return m_current ? std::optional(m_cells[static_cast<std::size_t>(*m_current)]) : std::nullopt;
}

void FleetCanvas::setCurrent(ServerId server)
{
    const auto found = std::ranges::find(m_cells, server);
    m_current = found == m_cells.end() ? std::nullopt
                                       : std::optional(static_cast<int>(found - m_cells.begin()));
    viewport()->update();
}

std::optional<QRect> FleetCanvas::rectOf(ServerId server) const
{
    const auto found = std::ranges::find(m_cells, server);
    if (found == m_cells.end()) {
        return std::nullopt;
    }
    return visible(m_layout.cellRect(static_cast<int>(found - m_cells.begin())));
}

QRect FleetCanvas::visible(const QRect& rect) const
{
    return rect.translated(0, -verticalScrollBar()->value());
}

FleetLayout::Metrics FleetCanvas::tileMetrics(const std::vector<int>& counts) const
{
    FleetLayout::Metrics metrics;
    metrics.heading = hasHeadings(m_groups) ? headingHeight : 0;
    for (std::size_t i = 0; i < tileSizes.size(); ++i) {
        metrics.cell = tileSizes.at(i);
        metrics.gap = tileGaps.at(i);
        FleetLayout trial;
        trial.arrange(counts, metrics, viewport()->width());
        if (trial.height() <= viewport()->height()) {
            break;
        }
    }
    return metrics;
}

void FleetCanvas::arrange()
{
    const std::vector<int> counts = countsOf(m_groups);
    FleetLayout::Metrics metrics;
    if (m_style == Style::HeatMap) {
        metrics = tileMetrics(counts);
    } else {
        metrics.cell = cardSize;
        metrics.gap = 12;
        metrics.heading = hasHeadings(m_groups) ? headingHeight : 0;
        metrics.stretches = true;
    }
    m_layout.arrange(counts, metrics, viewport()->width());
    updateScrollBar();
    viewport()->update();
}

void FleetCanvas::updateScrollBar()
{
    const int page = viewport()->height();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(headingHeight);
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - page));
}

void FleetCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    paintHeadings(painter);
    FleetPainter cells(painter, colorsOf(palette()), font(), m_by);
    const QRect area = event->rect().translated(0, verticalScrollBar()->value());
    const auto [first, end] = m_layout.cellsBetween(area.top(), area.bottom());
    for (int cell = first; cell < end; ++cell) {
        paintCell(cells, cell);
    }
}

void FleetCanvas::paintHeadings(QPainter& painter) const
{
    if (!hasHeadings(m_groups)) {
        return;
    }
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 0.88);
    strong.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    painter.setFont(strong);
    painter.setPen(colorsOf(palette()).muted);
    for (int group = 0; group < m_layout.groupCount(); ++group) {
        const FleetGroup& shown = m_groups[static_cast<std::size_t>(group)];
        const QString text
            = u"%1 · %2"_s.arg(shown.title.toUpper(),
                               locale().toString(static_cast<qulonglong>(shown.servers.size())));
        painter.drawText(visible(m_layout.headingRect(group)).adjusted(1, 0, 0, -4),
                         int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                         text);
    }
}

void FleetCanvas::paintCell(FleetPainter& painter, int cell) const
{
    const ServerId server = m_cells[static_cast<std::size_t>(cell)];
    const QModelIndex index = m_servers.indexOf(server);
    const ServerRow* const row = m_servers.find(server);
    if (!row) {
        return;
    }
    const bool isCurrent = hasFocus() && m_current == cell;
    const FleetCell shown{*row,
                          severityOf(index),
                          index.data(ServerModel::SubtitleRole).toString(),
                          isCurrent,
                          m_hovered == cell};
    const QRect rect = visible(m_layout.cellRect(cell));
    if (m_style == Style::Cards) {
        painter.paintCard(rect, shown);
    } else {
        painter.paintTile(rect, shown);
    }
}

void FleetCanvas::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

std::optional<int> FleetCanvas::cellAt(QPoint position) const
{
    return m_layout.cellAt(position + QPoint(0, verticalScrollBar()->value()));
}

void FleetCanvas::setHovered(std::optional<int> cell)
{
    if (m_hovered != cell) {
        m_hovered = cell;
        viewport()->setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
        viewport()->update();
    }
}

void FleetCanvas::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(cellAt(event->position().toPoint()));
}

void FleetCanvas::mousePressEvent(QMouseEvent* event)
{
    m_pressed
        = event->button() == Qt::LeftButton ? cellAt(event->position().toPoint()) : std::nullopt;
    if (m_pressed) {
        m_current = m_pressed;
        viewport()->update();
    }
}

void FleetCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && cellAt(event->position().toPoint()) == pressed) {
        Q_EMIT serverChosen(m_cells[static_cast<std::size_t>(*pressed)]);
    }
}

std::optional<int> FleetCanvas::targetOf(int key) const
{
    if (!m_current) {
        return 0; // the first key press enters the grid
    }
    const int page = std::max(1, viewport()->height() / m_layout.cellRect(0).height());
    const int last = static_cast<int>(m_cells.size()) - 1;
    switch (key) {
    case Qt::Key_Left:
        return std::max(0, *m_current - 1);
    case Qt::Key_Right:
        return std::min(last, *m_current + 1);
    case Qt::Key_Up:
        return m_layout.moveVertically(*m_current, -1);
    case Qt::Key_Down:
        return m_layout.moveVertically(*m_current, 1);
    case Qt::Key_PageUp:
        return m_layout.moveVertically(*m_current, -page);
    case Qt::Key_PageDown:
        return m_layout.moveVertically(*m_current, page);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default: // every other key is the business of the base class
        return std::nullopt;
    }
}

void FleetCanvas::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_cells.empty() || (isEnter && !m_current)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (isEnter) {
        Q_EMIT serverChosen(*current());
        return;
    }
    constexpr std::array moves{Qt::Key_Left,
                               Qt::Key_Right,
                               Qt::Key_Up,
                               Qt::Key_Down,
                               Qt::Key_PageUp,
                               Qt::Key_PageDown,
                               Qt::Key_Home,
                               Qt::Key_End};
    const auto target = std::ranges::find(moves, event->key()) == moves.end()
        ? std::nullopt
        : targetOf(event->key());
    if (target) {
        moveTo(*target);
    } else {
        event->ignore(); // a scroll area would move its bars instead of passing it on
    }
}

void FleetCanvas::moveTo(int cell)
{
    m_current = cell;
    const QRect rect = visible(m_layout.cellRect(cell));
    QScrollBar* const bar = verticalScrollBar();
    if (rect.top() < 0) {
        bar->setValue(bar->value() + rect.top() - headingHeight);
    } else if (rect.bottom() >= viewport()->height()) {
        bar->setValue(bar->value() + rect.bottom() - viewport()->height() + 4);
    }
    setAccessibleDescription(describe(m_cells[static_cast<std::size_t>(cell)]));
    viewport()->update();
}

QString FleetCanvas::describe(ServerId server) const
{
    const ServerRow* const row = m_servers.find(server);
    if (!row) {
        return {};
    }
    const QString subtitle = m_servers.indexOf(server).data(ServerModel::SubtitleRole).toString();
    QStringList lines{plainText(row->server.name),
                      text::stateLabel(row->status.state) + u" · "_s + subtitle};
    for (const ColorBy by : {ColorBy::Cpu, ColorBy::Memory, ColorBy::Disk, ColorBy::Load}) {
        const auto value = scaleValue(*row, by);
        if (value) {
            lines += tr("%1: %2", "a metric and its value").arg(colorByLabel(by), value->text);
        }
    }
    return lines.join(u'\n');
}

bool FleetCanvas::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave) {
        setHovered(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FleetCanvas::showToolTip(QPoint position, QPoint globalPosition)
{
    const auto cell = cellAt(position);
    if (!cell) {
        QToolTip::hideText();
        return;
    }
    const QString text = plainToolTip(describe(m_cells[static_cast<std::size_t>(*cell)]));
    QToolTip::showText(globalPosition, text, viewport(), visible(m_layout.cellRect(*cell)));
}

} // namespace vedette::ui
