// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/charts/ChartView.h"

#include "core/base/PlainText.h"
#include "core/text/Formatter.h"
#include "ui/charts/SeriesMath.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr double axisFontScale = 0.83;
// The same for all charts, so that their times stand below each other; "100 M/s" fits at the left.
constexpr QMarginsF plotMargins(54, 7, 9, 21);
constexpr double leastTimeTick = 70; // pixels
constexpr double timeTickGap = 18;
constexpr std::size_t mostMarksTold = 4;
constexpr qsizetype noteRowLength = 46; // characters that a row of the bubble has room for
constexpr qsizetype mostNoteRows = 4;

int revisionOf(const std::vector<Curve>& curves)
{
    int revision = 0;
    for (const Curve& curve : curves) {
        revision += curve.data.revision();
    }
    return revision;
}

QString absenceWords(const Curve& curve, Timestamp time)
{
    const auto after = std::ranges::upper_bound(
        curve.absences, time, {}, [](const Absence& absence) { return absence.range.from; });
    if (after == curve.absences.begin() || !std::prev(after)->range.contains(time)) {
        return u"—"_s;
    }
    switch (std::prev(after)->kind) {
    case AbsenceKind::Unobserved:
        return ChartView::tr("not watched", "why there is no value");
    case AbsenceKind::Unreachable:
        return ChartView::tr("unreachable", "why there is no value");
    case AbsenceKind::Paused:
        return ChartView::tr("paused", "why there is no value");
    }
    return u"—"_s;
}

/// A note as rows of the bubble, broken between words where that can be; any other mark is short.
QStringList markRows(const ChartMark& mark)
{
    if (mark.kind != MarkKind::Note) {
        return {mark.text};
    }
    QStringList rows;
    QString rest = mark.text;
    while (rest.size() > noteRowLength && rows.size() + 1 < mostNoteRows) {
        const qsizetype blank = rest.lastIndexOf(u' ', noteRowLength);
        const bool breaksPair = rest.at(noteRowLength - 1).isHighSurrogate();
        const qsizetype end = blank > 0 ? blank : noteRowLength - (breaksPair ? 1 : 0);
        rows += rest.first(end);
        rest = rest.sliced(end).trimmed();
    }
    rows += plainText(rest, noteRowLength);
    return rows;
}

bool isRecovered(const Curve& curve, Timestamp time)
{
    return std::ranges::any_of(curve.recovered,
                               [time](const TimeRange& range) { return range.contains(time); });
}

std::vector<std::vector<TimeRange>> recoveredOf(const std::vector<Curve>& curves)
{
    std::vector<std::vector<TimeRange>> recovered;
    recovered.reserve(curves.size());
    for (const Curve& curve : curves) {
        recovered.push_back(curve.recovered);
    }
    return recovered;
}

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * factor);
    }
    return font;
}

} // namespace

ChartView::ChartView(ChartSpec spec, QWidget* parent)
    : QChartView(new QChart, parent)
    , m_spec(std::move(spec))
    , m_axes(*chart())
    , m_seriesItem(new SeriesItem(chart()))
    , m_markItem(new MarkItem(chart()))
    , m_hoverItem(new HoverItem(chart()))
    , m_emptyText(new QGraphicsSimpleTextItem(tr("Waiting for the first values…"), chart()))
{
    setObjectName(u"chartView"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::NoContextMenu); // the panel has one
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(120, 80);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    m_markItem->setZValue(9);
    m_seriesItem->setZValue(10);
    m_hoverItem->setZValue(20);
    m_emptyText->setZValue(15);
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ChartView::refreshNow);
    applyLook();
}

ChartView::Values ChartView::valuesAt(Timestamp time) const
{
    Values values;
    for (const Curve& curve : m_spec.curves) {
        values.push_back(valueAt(curve.data.series(), time));
    }
    return values;
}

void ChartView::setPast(std::size_t curve,
                        std::vector<Absence> absences,
                        std::vector<TimeRange> recovered)
{
    Curve& known = m_spec.curves.at(curve);
    known.absences = std::move(absences);
    known.recovered = std::move(recovered);
    refreshLater();
}

void ChartView::refreshLater()
{
    if (!m_refreshTimer.isActive()) {
        m_refreshTimer.start(0);
    }
}

void ChartView::refreshNow()
{
    m_refreshTimer.stop();
    m_view.columns = std::max(static_cast<int>(m_frame.plot.width()), 1);
    const int revision = revisionOf(m_spec.curves);
    if (m_drawnView != m_view || m_drawnRevision != revision) {
        m_drawn = drawn(m_spec.curves, m_view);
        m_drawnView = m_view;
        m_drawnRevision = revision;
    }
    const double highest = std::max(m_drawn.highest, m_spec.leastMaximum);
    const ValueScale scale = valueScale(highest, m_spec.unit, m_spec.maximum);
    m_frame.range = m_view.range;
    m_frame.maximum = scale.maximum;
    m_axes.setScale(scale);
    const QString longest = timeLabel(m_view.range.to, m_view.range);
    const double tickWidth
        = std::max(leastTimeTick, fontMetrics().horizontalAdvance(longest) + timeTickGap);
    m_axes.setRange(m_view.range, static_cast<int>(m_frame.plot.width() / tickWidth));
    m_seriesItem->setRecovered(recoveredOf(m_spec.curves));
    m_seriesItem->show(m_drawn, m_frame);
    m_markItem->show(m_frame);
    m_emptyText->setVisible(m_drawn.isEmpty);
    updateCrosshair();
}

void ChartView::setRange(const TimeRange& range, Timestamp now)
{
    if (range != m_view.range || now != m_view.now) {
        m_view.range = range;
        m_view.now = now;
        refreshLater();
    }
}

void ChartView::setMaximum(std::optional<double> maximum)
{
    if (maximum != m_spec.maximum) {
        m_spec.maximum = maximum;
        refreshLater();
    }
}

void ChartView::setLeastMaximum(double maximum)
{
    if (maximum != m_spec.leastMaximum) {
        m_spec.leastMaximum = maximum;
        refreshLater();
    }
}

void ChartView::setMarks(std::vector<ChartMark> marks)
{
    if (marks != m_markItem->marks()) {
        m_markItem->setMarks(std::move(marks));
    }
}

const std::vector<ChartMark>& ChartView::marks() const
{
    return m_markItem->marks();
}

std::vector<ChartMark> ChartView::marksAt(Timestamp time) const
{
    return m_markItem->marksAt(m_frame.xOf(time));
}

void ChartView::setLongest(milliseconds longest)
{
    if (longest != m_view.longest) {
        m_view.longest = longest;
        refreshLater();
    }
}

void ChartView::setStale(bool isStale)
{
    m_seriesItem->setOpacity(isStale ? 0.45 : 1.0);
}

void ChartView::setEmptyText(const QString& text)
{
    if (text != m_emptyText->text()) {
        m_emptyText->setText(text);
        placeEmptyText();
    }
}

void ChartView::setCrosshair(std::optional<Timestamp> time, bool hasBubble)
{
    m_crosshair = time;
    m_hasBubble = hasBubble;
    updateCrosshair();
}

void ChartView::renderTo(QPainter& painter, const QRectF& target)
{
    m_seriesItem->setCacheMode(QGraphicsItem::NoCache);
    scene()->render(&painter, target, sceneRect());
    m_seriesItem->setCacheMode(QGraphicsItem::DeviceCoordinateCache);
}

void ChartView::applyLook()
{
    const Colors& colors = colorsOf(palette());
    const QFont small = scaled(font(), axisFontScale);
    setBackgroundBrush(colors.surface);
    m_axes.setLook(colors, small);
    std::vector<SeriesItem::Look> looks;
    for (const Curve& curve : m_spec.curves) {
        looks.push_back({curve.style, colors.series[curve.color], curve.comparedTo.has_value()});
    }
    m_seriesItem->setLook(std::move(looks), colors);
    m_markItem->setLook(colors);
    m_hoverItem->setLook(colors, small);
    m_emptyText->setBrush(colors.muted);
    m_emptyText->setFont(font());
    placePlot();
}

void ChartView::placePlot()
{
    // Qt Charts moves its axes to a new plot area only when it lays out again.
    m_frame.plot = QRectF(rect()).marginsRemoved(plotMargins);
    chart()->setPlotArea(m_frame.plot);
    chart()->layout()->invalidate();
    chart()->layout()->activate();
    m_hoverItem->setPlot(m_frame.plot);
    placeEmptyText();
    refreshLater();
}

void ChartView::placeEmptyText()
{
    QRectF text = m_emptyText->boundingRect();
    text.moveCenter(m_frame.plot.center());
    m_emptyText->setPos(text.topLeft());
}

void ChartView::updateCrosshair()
{
    const auto hasAbsences = [](const Curve& curve) { return !curve.absences.empty(); };
    const bool hasNews = !m_drawn.isEmpty || !m_markItem->marks().empty()
        || std::ranges::any_of(m_spec.curves, hasAbsences);
    if (m_crosshair && m_view.range.contains(*m_crosshair) && hasNews) {
        m_hoverItem->show(hoverContent(*m_crosshair));
    } else {
        m_hoverItem->show(std::nullopt);
    }
}

Timestamp ChartView::timeAt(double x) const
{
    return m_frame.timeAt(std::clamp(x, m_frame.plot.left(), m_frame.plot.right() - 1));
}

HoverItem::Content ChartView::hoverContent(Timestamp time) const
{
    const Colors& colors = colorsOf(palette());
    const Values values = valuesAt(time);
    HoverItem::Content content{m_frame.xOf(time), {}, {}};
    content.title = m_hasBubble ? timeLabel(time, m_view.range) : QString();
    double below = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Curve& curve = m_spec.curves[i];
        if (curve.comparedTo) {
            continue; // told beside the other
        }
        HoverItem::Row row{colors.series[curve.color], curve.label, {}, std::nullopt};
        if (values[i]) {
            const bool isStacked = curve.style == CurveStyle::Stacked;
            row.y = m_frame.map(time, *values[i] + (isStacked ? below : 0)).y();
            row.value = isRecovered(curve, time)
                ? tr("%1, recovered (sysstat)", "a value that the server itself had recorded")
                      .arg(valueWords(i, values, time))
                : valueWords(i, values, time);
            below += isStacked ? *values[i] : 0;
        } else {
            row.value = absenceWords(curve, time);
        }
        content.rows.push_back(row);
    }
    addMarks(content);
    return content;
}

/// With lowest and highest where it stands for several, and with what was then, and the difference,
/// where the chart compares.
QString ChartView::valueWords(std::size_t curve, const Values& values, Timestamp time) const
{
    QString now = text::format(*values[curve], m_spec.unit);
    const auto spread = spreadAt(m_spec.curves[curve].data.series(), time);
    if (spread && spread->low < spread->high) {
        now = tr("%1 (%2 – %3)", "an average, and the lowest and highest that it stands for")
                  .arg(now,
                       text::format(spread->low, m_spec.unit),
                       text::format(spread->high, m_spec.unit));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (m_spec.curves[i].comparedTo != curve || !values[i]) {
            continue;
        }
        const QString then = text::format(*values[i], m_spec.unit);
        if (m_spec.unit == Unit::Boolean || m_spec.unit == Unit::EpochSeconds) {
            return tr("%1 (was %2)", "a value, and the one it is compared with").arg(now, then);
        }
        const double difference = *values[curve] - *values[i];
        const QString size = text::format(difference, m_spec.unit);
        return tr("%1 (was %2: %3)", "a value, the one it is compared with, and the difference")
            .arg(now, then, difference > 0 ? QLocale().positiveSign() + size : size);
    }
    return now;
}

void ChartView::addMarks(HoverItem::Content& content) const
{
    const std::vector<ChartMark> marks = m_markItem->marksAt(content.x);
    for (std::size_t i = 0; i < std::min(marks.size(), mostMarksTold); ++i) {
        const QColor color = m_markItem->colorOf(marks[i]);
        QString time = timeLabel(marks[i].at, m_view.range);
        const QStringList rows = markRows(marks[i]);
        for (const QString& row : rows) {
            content.rows.push_back({color, row, std::exchange(time, {}), std::nullopt});
        }
    }
    if (marks.size() > mostMarksTold) {
        const int rest = static_cast<int>(marks.size() - mostMarksTold);
        content.rows.push_back(
            {colorsOf(palette()).muted, tr("%n more", nullptr, rest), {}, std::nullopt});
    }
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    placePlot();
}

void ChartView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyLook();
    }
}

} // namespace vedette::ui
