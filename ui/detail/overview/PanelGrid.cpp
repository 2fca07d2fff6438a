// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/PanelGrid.h"

#include <QGridLayout>

#include <algorithm>
#include <utility>

namespace vedette::ui {

namespace {

constexpr int rowsSeen = 2;
constexpr int gridSpacing = 12;
constexpr int gridMargin = 16;
constexpr int topMargin = 12;

} // namespace

PanelGrid::PanelGrid(QWidget* parent)
    : QScrollArea(parent)
    , m_canvas(new QWidget(this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
    auto* grid = new QGridLayout(m_canvas);
    grid->setContentsMargins(gridMargin, topMargin, gridMargin, topMargin);
    grid->setSpacing(gridSpacing);
    setWidget(m_canvas);
}

void PanelGrid::setPanels(std::vector<QWidget*> panels)
{
    m_panels = std::move(panels);
    m_columns = 0;
    arrange();
}

void PanelGrid::setRule(const Rule& rule)
{
    if (rule != m_rule) {
        m_rule = rule;
        arrange();
    }
}

void PanelGrid::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void PanelGrid::arrange()
{
    auto* grid = static_cast<QGridLayout*>(m_canvas->layout());
    const auto count = static_cast<int>(m_panels.size());
    const int columns
        = std::clamp(width() / std::max(m_rule.leastWidth, 1), 1, std::max(m_rule.mostColumns, 1));
    const int rows = std::clamp((count + columns - 1) / columns, 1, rowsSeen);
    const int room = viewport()->height() - 2 * topMargin - (rows - 1) * gridSpacing;
    for (QWidget* panel : m_panels) {
        panel->setFixedHeight(std::max(room / rows, m_rule.leastHeight));
    }
    if (columns == std::exchange(m_columns, columns)) {
        return;
    }
    for (int i = 0; i < count; ++i) {
        grid->addWidget(m_panels[static_cast<std::size_t>(i)], i / columns, i % columns);
    }
    for (int column = 0; column < std::max(grid->columnCount(), columns); ++column) {
        grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

} // namespace vedette::ui
