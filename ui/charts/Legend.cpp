// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/Legend.h"

#include "ui/theme/Colors.h"

#include <QPainter>

namespace vedette::ui {

namespace {

constexpr int legendSwatch = 8;
constexpr int legendGap = 5; // between legendSwatch, label and value
constexpr int spacing = 12; // between entries

} // namespace

Legend::Legend(QWidget* parent)
    : QWidget(parent)
{
    QFont small = font();
    if (small.pointSizeF() > 0) {
        small.setPointSizeF(small.pointSizeF() * 0.9);
    }
    setFont(small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Legend::setEntries(std::vector<Entry> entries)
{
    if (entries != m_entries) {
        m_entries = std::move(entries);
        update();
    }
}

void Legend::setStale(bool isStale)
{
    m_isStale = isStale;
    update();
}

QSize Legend::sizeHint() const
{
    return {totalWidth(true), fontMetrics().height() + 2};
}

QSize Legend::minimumSizeHint() const
{
    return {0, fontMetrics().height() + 2};
}

QFont Legend::boldFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

int Legend::widthOf(const Entry& entry, bool hasLabel) const
{
    const int label = hasLabel ? legendGap + fontMetrics().horizontalAdvance(entry.label) : 0;
    return legendSwatch + label + legendGap
        + QFontMetrics(boldFont()).horizontalAdvance(entry.value);
}

int Legend::totalWidth(bool hasLabels) const
{
    int total = 0;
    for (const Entry& entry : m_entries) {
        total += widthOf(entry, hasLabels) + spacing;
    }
    return total > 0 ? total - spacing : 0;
}

void Legend::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    const bool hasLabels = totalWidth(true) <= width();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(m_isStale ? 0.5 : 1.0);
    int x = width() - totalWidth(hasLabels);
    for (const Entry& entry : m_entries) {
        const int right = x + widthOf(entry, hasLabels);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.series[entry.color]);
        painter.drawRoundedRect(
            QRectF(x, (height() - legendSwatch) / 2.0, legendSwatch, legendSwatch), 2, 2);
        if (hasLabels) {
            painter.setFont(font());
            painter.setPen(colors.muted);
            painter.drawText(QRect(x + legendSwatch + legendGap, 0, right - x, height()),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             entry.label);
        }
        painter.setFont(boldFont());
        painter.setPen(colors.text);
        painter.drawText(
            QRect(x, 0, right - x, height()), Qt::AlignRight | Qt::AlignVCenter, entry.value);
        x = right + spacing;
    }
}

} // namespace vedette::ui
