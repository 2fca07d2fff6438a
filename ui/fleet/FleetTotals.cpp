// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetTotals.h"

#include "core/base/PlainText.h"
#include "core/text/Formatter.h"
#include "core/text/StateText.h"
#include "ui/fleet/FleetColor.h"
#include "ui/theme/Card.h"
#include "ui/theme/PlainLabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr double worrying = 0.85; ///< a share from which a number is coloured
constexpr int narrowTile = 190;

void takeHigher(std::optional<FleetSummary::Top>& top, const ServerRow& row, ColorBy by)
{
    const auto value = scaleValue(row, by);
    if (!value || (top && top->share >= value->share)) {
        return;
    }
    top = FleetSummary::Top{value->text, value->share, plainText(row.server.name)};
    const auto disk = by == ColorBy::Disk ? fullestDisk(row) : std::nullopt;
    if (disk) {
        top->where += u" "_s + plainText(disk->mount);
    }
}

/// "1 critical · 2 high"
QString firingDetail(const std::array<int, 4>& firing)
{
    QStringList parts;
    for (const Severity severity :
         {Severity::Critical, Severity::High, Severity::Medium, Severity::Low}) {
        const int count = firing.at(static_cast<std::size_t>(severity));
        if (count > 0) {
            parts += u"%1 %2"_s.arg(count).arg(text::severityLabel(severity));
        }
    }
    return parts.join(u" · "_s);
}

QColor firingColor(const Colors& colors, const std::array<int, 4>& firing)
{
    for (const Severity severity :
         {Severity::Critical, Severity::High, Severity::Medium, Severity::Low}) {
        if (firing.at(static_cast<std::size_t>(severity)) > 0) {
            return severityColor(colors, severity);
        }
    }
    return colors.text;
}

} // namespace

FleetSummary summarize(const ServerModel& servers, const AlertModel& alerts)
{
    FleetSummary summary;
    for (const ServerRow& row : servers.rows()) {
        summary.monitored += row.server.isMonitored ? 1 : 0;
        summary.up += isUp(row.status.state) ? 1 : 0;
        takeHigher(summary.cpu, row, ColorBy::Cpu);
        takeHigher(summary.disk, row, ColorBy::Disk);
        takeHigher(summary.load, row, ColorBy::Load);
    }
    for (const Alert& alert : alerts.alerts()) {
        if (alert.state == AlertState::Firing) {
            ++summary.firing.at(static_cast<std::size_t>(alert.severity));
        }
    }
    return summary;
}

/// One number with its name above and what belongs to it beside.
class FleetTotals::Tile final : public Card
{
public:
    Tile(const QString& name, const QString& objectName, QWidget* parent)
        : Card({}, parent)
        , m_value(new PlainLabel({}, this))
        , m_detail(new PlainLabel({}, this))
        , m_line(new QBoxLayout(QBoxLayout::LeftToRight))
    {
        setObjectName(objectName);
        setAccessibleName(name);
        auto* const label = new PlainLabel(name, this);
        label->setTone(PlainLabel::Tone::Muted);
        label->setScale(0.92);
        m_value->setScale(1.9);
        m_value->setWeight(QFont::Bold);
        m_detail->setTone(PlainLabel::Tone::Muted);
        m_detail->setScale(0.92);
        m_detail->setWeight(QFont::Medium);
        m_detail->setElided(true);
        m_line->setSpacing(8);
        m_line->addWidget(m_value, 0, Qt::AlignBottom);
        m_line->addWidget(m_detail, 1, Qt::AlignBottom);
        body()->setSpacing(2);
        body()->addWidget(label);
        body()->addLayout(m_line);
    }

    void set(const QString& value, const QString& detail, const QColor& color)
    {
        m_value->setText(value);
        m_detail->setText(detail);
        QPalette changed = m_value->palette();
        changed.setColor(QPalette::WindowText, color);
        m_value->setPalette(changed);
        setAccessibleDescription(value + u' ' + detail);
    }

    void set(const std::optional<FleetSummary::Top>& top)
    {
        const Colors& colors = colorsOf(palette());
        if (top) {
            set(top->value, top->where, top->share >= worrying ? colors.high : colors.text);
        } else {
            set(u"—"_s, {}, colors.muted);
        }
    }

protected:
    /// In a narrow window the detail goes below the value.
    void resizeEvent(QResizeEvent* event) override
    {
        Card::resizeEvent(event);
        const bool isNarrow = width() < narrowTile;
        m_line->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        m_line->setSpacing(isNarrow ? 0 : 8);
        m_line->setAlignment(m_detail, isNarrow ? Qt::Alignment() : Qt::AlignBottom);
        m_detail->setContentsMargins(0, 0, 0, isNarrow ? 0 : 4);
    }

private:
    PlainLabel* m_value;
    PlainLabel* m_detail;
    QBoxLayout* m_line;
};

FleetTotals::FleetTotals(QWidget* parent)
    : QWidget(parent)
    , m_up(new Tile(tr("Servers up"), u"totalUp"_s, this))
    , m_alerts(new Tile(tr("Firing alerts"), u"totalAlerts"_s, this))
    , m_cpu(new Tile(tr("Busiest CPU"), u"totalCpu"_s, this))
    , m_disk(new Tile(tr("Fullest disk"), u"totalDisk"_s, this))
    , m_load(new Tile(tr("Highest load per core"), u"totalLoad"_s, this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile* const tile : {m_up, m_alerts, m_cpu, m_disk, m_load}) {
        row->addWidget(tile, 1);
    }
}

void FleetTotals::setSummary(const FleetSummary& summary)
{
    const Colors& colors = colorsOf(palette());
    const bool isWhole = summary.up >= summary.monitored;
    const QLocale words = locale();
    m_up->set(words.toString(summary.up),
              tr("of %1", "48 of 50 servers").arg(words.toString(summary.monitored)),
              isWhole ? colors.ok : colors.critical);
    const int firing = std::accumulate(summary.firing.begin(), summary.firing.end(), 0);
    m_alerts->set(words.toString(firing),
                  firing == 0 ? tr("all quiet") : firingDetail(summary.firing),
                  firingColor(colors, summary.firing));
    m_cpu->set(summary.cpu);
    m_disk->set(summary.disk);
    m_load->set(summary.load);
}

} // namespace vedette::ui
