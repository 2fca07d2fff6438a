// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/StatisticsTable.h"

#include "core/text/Formatter.h"
#include "ui/theme/Colors.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int statisticsColumns = 4;
constexpr int columnGap = 12;
constexpr int statisticsSwatch = 8;
constexpr int mostRowsSeen = 5; // then it scrolls: the chart needs the room

using Cells = std::array<QString, statisticsColumns>;

Cells cellsOf(const std::optional<CurveStatistics>& values, Unit unit)
{
    if (!values) {
        return {u"—"_s, u"—"_s, u"—"_s, u"—"_s};
    }
    return {text::format(values->minimum, unit),
            text::format(values->average, unit),
            text::format(values->maximum, unit),
            text::format(values->last, unit)};
}

} // namespace

/// What scrolls inside.
class StatisticsTable::Canvas final : public QWidget
{
public:
    using QWidget::QWidget;

    Unit unit = Unit::None;
    std::vector<Row> rows;

    [[nodiscard]] int lineHeight() const { return fontMetrics().height() + 3; }
    [[nodiscard]] int heightOf(int count) const { return lineHeight() * (count + 1); }

    [[nodiscard]] static Cells captions()
    {
        return {StatisticsTable::tr("min", "minimum, over a column"),
                StatisticsTable::tr("average", "over a column"),
                StatisticsTable::tr("max", "maximum, over a column"),
                StatisticsTable::tr("last", "last value, over a column")};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = colorsOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const std::array<int, statisticsColumns> widths = columnWidths();
        QRect line(0, 0, width(), lineHeight());
        painter.setPen(colors.faint);
        const int room = paintCells(painter, line, captions(), widths);
        painter.drawText(line,
                         Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(
                             StatisticsTable::tr("Of the points shown"), Qt::ElideRight, room));
        for (const Row& row : rows) {
            line.translate(0, lineHeight());
            paintRow(painter, line, row, widths);
        }
    }

private:
    [[nodiscard]] std::array<int, statisticsColumns> columnWidths() const
    {
        std::array<int, statisticsColumns> widths{};
        const auto widen = [&](const Cells& cells) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                widths[i] = std::max(widths[i], fontMetrics().horizontalAdvance(cells[i]));
            }
        };
        widen(captions());
        for (const Row& row : rows) {
            widen(cellsOf(row.values, unit));
        }
        return widths;
    }

    /// From the right; what is left at the left.
    static int paintCells(QPainter& painter,
                          const QRect& line,
                          const Cells& cells,
                          const std::array<int, statisticsColumns>& widths)
    {
        int right = line.right();
        for (std::size_t i = cells.size(); i-- > 0;) {
            const QRect cell(right - widths[i], line.top(), widths[i], line.height());
            painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, cells[i]);
            right = cell.left() - columnGap;
        }
        return std::max(right, 0);
    }

    void paintRow(QPainter& painter,
                  const QRect& line,
                  const Row& row,
                  const std::array<int, statisticsColumns>& widths) const
    {
        const Colors& colors = colorsOf(palette());
        const QColor color = colors.series.at(static_cast<std::size_t>(row.color));
        painter.setPen(row.isPast ? QPen(color, 1.4) : QPen(Qt::NoPen));
        painter.setBrush(row.isPast ? QBrush(Qt::NoBrush) : QBrush(color));
        painter.drawRoundedRect(
            QRectF(
                1, line.center().y() - statisticsSwatch / 2.0, statisticsSwatch, statisticsSwatch),
            2,
            2);
        painter.setPen(row.isPast ? colors.muted : colors.text);
        const int room = paintCells(painter, line, cellsOf(row.values, unit), widths);
        const int left = statisticsSwatch + 7;
        painter.setPen(colors.muted);
        painter.drawText(line.adjusted(left, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(row.label, Qt::ElideMiddle, room - left));
    }
};

StatisticsTable::StatisticsTable(Unit unit, QWidget* parent)
    : QScrollArea(parent)
    , m_canvas(new Canvas(this))
{
    setObjectName(u"statistics"_s);
    setAccessibleName(tr("Statistics of the points shown"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    QFont small = font();
    if (small.pointSizeF() > 0) {
        small.setPointSizeF(small.pointSizeF() * 0.9);
    }
    m_canvas->setFont(small);
    m_canvas->unit = unit;
    setWidget(m_canvas);
    m_canvas->setAutoFillBackground(false); // which setWidget() has set
    refit();
}

StatisticsTable::~StatisticsTable() = default;

const std::vector<StatisticsTable::Row>& StatisticsTable::rows() const
{
    return m_canvas->rows;
}

void StatisticsTable::setRows(std::vector<Row> rows)
{
    if (rows == m_canvas->rows) {
        return;
    }
    const bool isResized = rows.size() != m_canvas->rows.size();
    m_canvas->rows = std::move(rows);
    setAccessibleDescription(words());
    m_canvas->update();
    if (isResized) {
        refit();
    }
}

QString StatisticsTable::words() const
{
    QStringList lines;
    for (const Row& row : m_canvas->rows) {
        if (row.values) {
            const Cells cells = cellsOf(row.values, m_canvas->unit);
            lines.append(tr("%1: minimum %2, average %3, maximum %4, last %5")
                             .arg(row.label, cells[0], cells[1], cells[2], cells[3]));
        }
    }
    return lines.join(u'\n');
}

/// The keyboard gets there only where it can scroll.
void StatisticsTable::refit()
{
    const auto count = static_cast<int>(m_canvas->rows.size());
    m_canvas->setMinimumHeight(m_canvas->heightOf(count));
    setFixedHeight(m_canvas->heightOf(std::min(count, mostRowsSeen)));
    setFocusPolicy(count > mostRowsSeen ? Qt::StrongFocus : Qt::NoFocus);
}

void StatisticsTable::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        refit();
    }
}

} // namespace vedette::ui
