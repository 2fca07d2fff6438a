// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/BarList.h"

#include "core/text/Formatter.h"
#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int barHeight = 6;
constexpr int rowSpacing = 15;
constexpr int topMargin = 8;
constexpr double warningPercent = 80;
constexpr double criticalPercent = 90;

QColor barColor(const Colors& colors, double percent)
{
    if (percent > criticalPercent) {
        return colors.critical;
    }
    return percent > warningPercent ? colors.high : colors.ok;
}

} // namespace

/// What scrolls inside.
class BarList::Canvas final : public QWidget
{
public:
    using QWidget::QWidget;

    std::vector<Bar> bars;
    QString emptyText;
    bool isStale = false;

    [[nodiscard]] int rowHeight() const
    {
        return fontMetrics().height() + 5 + barHeight + rowSpacing;
    }

    void refit()
    {
        setMinimumHeight(topMargin + rowHeight() * static_cast<int>(bars.size()));
        QStringList words;
        for (const Bar& bar : bars) {
            words.append(bar.name + u' ' + text::format(bar.percent, Unit::Percent));
        }
        setAccessibleName(words.join(u", "_s));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = colorsOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (bars.empty()) {
            painter.setPen(colors.muted);
            painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText);
            return;
        }
        painter.setOpacity(isStale ? 0.5 : 1.0);
        QRect row(6, topMargin, width() - 12, rowHeight());
        for (const Bar& bar : bars) {
            paintBar(painter, row, bar, colors);
            row.translate(0, rowHeight());
        }
    }

    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip) {
            return QWidget::event(event);
        }
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = (help->pos().y() - topMargin) / rowHeight();
        if (index >= 0 && index < static_cast<int>(bars.size())) {
            const Bar& bar = bars[static_cast<std::size_t>(index)];
            QToolTip::showText(
                help->globalPos(), plainToolTip(bar.name + u'\n' + bar.toolTip), this);
        }
        return true;
    }

private:
    void paintBar(QPainter& painter, const QRect& row, const Bar& bar, const Colors& colors) const
    {
        const QString percent = text::format(bar.percent, Unit::Percent);
        const QString words = bar.note.isEmpty() ? percent : bar.note + u" · "_s + percent;
        const QRect line(row.left(), row.top(), row.width(), fontMetrics().height());
        const QColor color = barColor(colors, bar.percent);
        const bool isCalm = bar.percent <= warningPercent;
        const int taken = fontMetrics().horizontalAdvance(words) + rowSpacing;
        painter.setPen(isCalm ? colors.muted : color);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words);
        painter.setPen(colors.text);
        painter.drawText(line,
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(bar.name, Qt::ElideMiddle, line.width() - taken));

        QRectF track(row.left(), line.bottom() + 6, row.width(), barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
        track.setWidth(track.width() * std::clamp(bar.percent / 100.0, 0.0, 1.0));
        painter.setBrush(color);
        painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    }
};

BarList::BarList(QWidget* parent)
    : QScrollArea(parent)
    , m_canvas(new Canvas(this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setWidget(m_canvas);
    viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
    m_canvas->setObjectName(u"bars"_s);
}

BarList::~BarList() = default;

const std::vector<BarList::Bar>& BarList::bars() const
{
    return m_canvas->bars;
}

void BarList::setBars(std::vector<Bar> bars)
{
    if (bars != m_canvas->bars) {
        m_canvas->bars = std::move(bars);
        m_canvas->refit();
    }
}

void BarList::setEmptyText(const QString& text)
{
    m_canvas->emptyText = text;
    m_canvas->update();
}

QString BarList::emptyText() const
{
    return m_canvas->emptyText;
}

void BarList::setStale(bool isStale)
{
    m_canvas->isStale = isStale;
    m_canvas->update();
}

} // namespace vedette::ui
