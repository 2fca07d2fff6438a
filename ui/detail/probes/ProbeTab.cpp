// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/ProbeTab.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace vedette::ui {

int ProbeTab::alarmCount(const ServerRow&) const
{
    return 0;
}

ProbeSection* ProbeTab::addSection(const ProbeBar::Words& words, ProbeSection::Look look)
{
    auto* section = new ProbeSection(words, std::move(look), this);
    m_sections.push_back(section);
    addBar(&section->bar());
    return section;
}

void ProbeTab::addBar(ProbeBar* bar)
{
    m_bars.push_back(bar);
    connect(bar, &ProbeBar::askRequested, this, &ProbeTab::askRequested);
}

void ProbeTab::stack(const std::vector<QWidget*>& widgets)
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* canvas = new QWidget(area);
    auto* column = new QVBoxLayout(canvas);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(18);
    for (QWidget* widget : widgets) {
        column->addWidget(widget);
    }
    column->addStretch(1);
    area->setWidget(canvas);
    area->viewport()->setAutoFillBackground(false);
    canvas->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

void ProbeTab::clear()
{
    for (ProbeBar* bar : m_bars) {
        bar->clear();
    }
    for (ProbeSection* section : m_sections) {
        section->clear();
    }
    forget();
}

void ProbeTab::setNow(Timestamp now)
{
    for (ProbeBar* bar : m_bars) {
        bar->setNow(now);
    }
    showAges(now);
}

void ProbeTab::endAsking(const QString& probe, const std::optional<Error>& error)
{
    for (ProbeBar* bar : m_bars) {
        bar->endAsking(probe, error);
    }
}

} // namespace vedette::ui
