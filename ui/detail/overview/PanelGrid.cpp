// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/PanelGrid.h"

#include <QGridLayout>

#include <algorithm>
#include <utility>

namespace vedette::ui {

namespace {

constexpr int twoColumnsFrom = 900;
constexpr int leastHeight = 240;
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

void PanelGrid::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void PanelGrid::arrange()
{
    auto* grid = static_cast<QGridLayout*>(m_canvas->layout());
    const int half = (viewport()->height() - 2 * topMargin - gridSpacing) / 2;
    for (QWidget* panel : m_panels) {
        panel->setFixedHeight(std::max(half, leastHeight));
    }
    const int columns = width() >= twoColumnsFrom ? 2 : 1;
    if (columns == std::exchange(m_columns, columns)) {
        return;
    }
    for (int i = 0; i < static_cast<int>(m_panels.size()); ++i) {
        grid->addWidget(m_panels[static_cast<std::size_t>(i)], i / columns, i % columns);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

} // namespace vedette::ui
