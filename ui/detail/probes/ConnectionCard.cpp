// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/ConnectionCard.h"

#include "core/text/Formatter.h"
#include "ui/theme/PlainLabel.h"

#include <QGridLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int connectionLabelWidth = 170; // as of the facts above
constexpr std::array connectionTimes{"connectTime"_L1, "handshakeTime"_L1, "roundTrip"_L1};

MetricId connectionMetric(QLatin1StringView field)
{
    return {u"ssh"_s, QString(field), {}};
}

} // namespace

ConnectionCard::ConnectionCard(QWidget* parent)
    : Card(tr("SSH connection"), parent)
{
    setObjectName(u"connectionCard"_s);
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, connectionLabelWidth);
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
    addLine(*grid, u"sshServer"_s, tr("SSH server"));
    addLine(*grid, u"sshAlgorithms"_s, tr("Algorithms"));
    addLine(*grid, u"hostKeyType"_s, tr("Host key"));
    for (const QLatin1StringView field : connectionTimes) {
        addLine(*grid, QString(field), text::metricLabel(connectionMetric(field)));
    }
    clear();
}

void ConnectionCard::addLine(QGridLayout& grid, const QString& name, const QString& label)
{
    auto* const title = new PlainLabel(label, this);
    title->setTone(PlainLabel::Tone::Muted);
    title->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* const value = new PlainLabel({}, this);
    value->setObjectName(name);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    const int line = grid.rowCount();
    grid.addWidget(title, line, 0, Qt::AlignTop);
    grid.addWidget(value, line, 1);
    m_lines.push_back({title, value});
}

void ConnectionCard::setRow(const ServerRow& row)
{
    std::vector<QString> values{
        row.facts.sshServer, row.facts.sshAlgorithms, row.facts.hostKeyType};
    for (const QLatin1StringView field : connectionTimes) {
        const auto found = row.values.find(connectionMetric(field));
        values.push_back(found == row.values.end() ? QString()
                                                   : text::format(*found, Unit::Seconds));
    }
    setValues(values);
}

void ConnectionCard::clear()
{
    setValues(std::vector<QString>(m_lines.size()));
}

/// In the order of the lines; one that is empty has none.
void ConnectionCard::setValues(const std::vector<QString>& values)
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        if (line.value->text() != values[i]) {
            line.value->setText(values[i]);
        }
        line.label->setHidden(values[i].isEmpty());
        line.value->setHidden(values[i].isEmpty());
    }
    setHidden(std::ranges::all_of(values, &QString::isEmpty));
}

QString ConnectionCard::allText() const
{
    QStringList lines;
    for (const Line& line : m_lines) {
        if (!line.value->text().isEmpty()) {
            lines += u"  "_s + line.label->text() + u": "_s + line.value->text();
        }
    }
    return lines.isEmpty() ? QString() : title() + u'\n' + lines.join(u'\n');
}

} // namespace vedette::ui
