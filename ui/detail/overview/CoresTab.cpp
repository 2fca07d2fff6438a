// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/CoresTab.h"

#include "core/text/Formatter.h"
#include "ui/detail/NoValuesText.h"
#include "ui/theme/Colors.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int tileWidth = 168;
constexpr int tileHeight = 74;
constexpr int spacing = 10;
constexpr int margin = 16;
constexpr int padding = 10;
constexpr qsizetype recentLength = 60;

bool isCoreUsage(const MetricId& id)
{
    return id.type == "cpu"_L1 && id.field == "usage"_L1 && !id.instance.isEmpty();
}

bool isBefore(const QString& a, const QString& b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b; // "2" before "10"
}

} // namespace

class CoresTab::Canvas final : public QWidget
{
public:
    using QWidget::QWidget;

    std::vector<Core> cores;
    QString emptyText;
    bool isStale = false;

    void put(const QString& name, double usage, bool isNewest)
    {
        auto place = std::ranges::lower_bound(cores, name, isBefore, &Core::name);
        if (place == cores.end() || place->name != name) {
            place = cores.insert(place, {name, usage, {}});
        }
        place->usage = usage;
        if (isNewest) {
            place->recent.append(usage);
            place->recent.remove(0, std::max<qsizetype>(0, place->recent.size() - recentLength));
        }
    }

    void refit()
    {
        const int columns = columnCount();
        const int rows = (static_cast<int>(cores.size()) + columns - 1) / columns;
        setMinimumHeight(2 * margin + rows * (tileHeight + spacing));
        QStringList words;
        for (const Core& core : cores) {
            words.append(core.name + u": "_s + text::format(core.usage, Unit::Percent));
        }
        setAccessibleName(words.join(u", "_s));
        update();
    }

protected:
    void resizeEvent(QResizeEvent*) override { refit(); }

    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = colorsOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (cores.empty()) {
            painter.setPen(colors.muted);
            painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText);
            return;
        }
        painter.setOpacity(isStale ? 0.5 : 1.0);
        const int columns = columnCount();
        const double width = (this->width() - 2.0 * margin - (columns - 1) * spacing) / columns;
        for (int i = 0; i < static_cast<int>(cores.size()); ++i) {
            const int row = i / columns;
            const QRectF tile(margin + (i % columns) * (width + spacing),
                              margin + row * (tileHeight + spacing),
                              width,
                              tileHeight);
            paintTile(painter, tile, cores[static_cast<std::size_t>(i)], colors);
        }
    }

private:
    [[nodiscard]] int columnCount() const
    {
        return std::max(1, (width() - 2 * margin + spacing) / (tileWidth + spacing));
    }

    void paintTile(QPainter& painter, const QRectF& tile, const Core& core, const Colors& colors)
    {
        const QColor color = core.usage > 90 ? colors.critical
            : core.usage > 75                ? colors.high
                                             : colors.series[0];
        painter.setPen(colors.border);
        painter.setBrush(colors.surface);
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        const QRectF inner = tile.adjusted(padding, 7, -padding, -padding);
        painter.setPen(colors.muted);
        painter.drawText(inner,
                         Qt::AlignLeft | Qt::AlignTop,
                         CoresTab::tr("CPU %1", "a logical CPU's number").arg(core.name));
        painter.setPen(colors.text);
        painter.drawText(
            inner, Qt::AlignRight | Qt::AlignTop, text::format(core.usage, Unit::Percent));
        const double top = inner.top() + fontMetrics().height() + 4;
        const QRectF plot(inner.left(), top, inner.width(), inner.bottom() - top - 8);
        paintSparkline(painter, plot, {core.recent, color, 100, static_cast<int>(recentLength)});
        QRectF bar(inner.left(), inner.bottom() - 4, inner.width(), 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(bar, 2, 2);
        bar.setWidth(bar.width() * std::clamp(core.usage / 100, 0.0, 1.0));
        painter.setBrush(color);
        painter.drawRoundedRect(bar, 2, 2);
    }
};

CoresTab::CoresTab(QWidget* parent)
    : QScrollArea(parent)
    , m_canvas(new Canvas(this))
{
    setObjectName(u"coresTab"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setWidget(m_canvas);
    viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
}

CoresTab::~CoresTab() = default;

const std::vector<CoresTab::Core>& CoresTab::cores() const
{
    return m_canvas->cores;
}

QString CoresTab::emptyText() const
{
    return m_canvas->emptyText;
}

void CoresTab::clear()
{
    m_canvas->cores.clear();
    m_canvas->refit();
}

void CoresTab::applyRow(const ServerRow& row)
{
    const bool isStale = !isUp(row.status.state);
    m_canvas->isStale = isStale;
    m_canvas->emptyText = noValuesText(row.status.state);
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        if (isCoreUsage(it.key())) {
            m_canvas->put(it.key().instance, it.value(), false);
        }
    }
    if (!isStale) { // a CPU that went off line has no value any more
        std::erase_if(m_canvas->cores, [&](const Core& core) {
            return !row.values.contains({u"cpu"_s, u"usage"_s, core.name});
        });
    }
    m_canvas->refit();
}

void CoresTab::applySnapshot(const Snapshot& snapshot)
{
    for (const Sample& sample : snapshot.samples) {
        if (isCoreUsage(sample.metric)) {
            m_canvas->put(sample.metric.instance, sample.value, true);
        }
    }
    m_canvas->refit();
}

} // namespace vedette::ui
