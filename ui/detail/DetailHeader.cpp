// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/DetailHeader.h"

#include "core/text/Formatter.h"
#include "core/text/StateText.h"
#include "ui/detail/StatePill.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qreal nameScale = 1.55;

QString memoryText(const ServerRow& row)
{
    const auto found = row.values.find({u"memory"_s, u"total"_s, {}});
    const std::optional<double> total
        = found == row.values.end() ? row.facts.memoryTotal : std::optional(*found);
    return total ? text::format(*total, Unit::Bytes) : QString();
}

/// Without the seconds of minutes and the minutes of hours: "4 min", "41 days".
seconds roughly(seconds time)
{
    for (const seconds unit : {seconds{86'400}, seconds{3'600}, seconds{60}}) {
        if (time >= unit) {
            return time - time % unit;
        }
    }
    return time;
}

QString uptimeText(const ServerRow& row)
{
    const auto found = row.values.find({u"uptime"_s, u"seconds"_s, {}});
    if (found == row.values.end()) {
        return {};
    }
    const QString duration = text::formatDuration(roughly(seconds{static_cast<qint64>(*found)}));
    return DetailHeader::tr("up %1", "how long the server runs").arg(duration);
}

QString cpuText(const Facts& facts)
{
    if (!facts.cpuCount) {
        return facts.cpuModel;
    }
    const QString count = *facts.cpuCount == 1
        ? DetailHeader::tr("1 CPU")
        : DetailHeader::tr("%n CPUs", nullptr, *facts.cpuCount);
    return facts.cpuModel.isEmpty() ? count : facts.cpuModel + u" · "_s + count;
}

} // namespace

DetailHeader::DetailHeader(QWidget* parent)
    : QWidget(parent)
    , m_name(new PlainLabel({}, this))
    , m_state(new StatePill(this))
    , m_facts(new PlainLabel({}, this))
{
    m_name->setObjectName(u"serverName"_s);
    m_name->setScale(nameScale);
    m_name->setWeight(QFont::Bold);
    m_name->setElided(true);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred); // the state stands by it
    m_state->setObjectName(u"statePill"_s);
    m_facts->setObjectName(u"facts"_s);
    m_facts->setTone(PlainLabel::Tone::Muted);
    m_facts->setElided(true);
    m_facts->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* edit = new QPushButton(themedIcon(u"edit"_s), tr("Edit…"), this);
    edit->setObjectName(u"editButton"_s);
    connect(edit, &QPushButton::clicked, this, &DetailHeader::editRequested);

    auto* title = new QHBoxLayout;
    title->setSpacing(10);
    title->addWidget(m_name);
    title->addWidget(m_state, 0, Qt::AlignVCenter);
    title->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addLayout(title);
    words->addWidget(m_facts);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 12, 16, 6);
    row->setSpacing(12);
    row->addLayout(words, 1);
    row->addWidget(edit, 0, Qt::AlignVCenter);
}

void DetailHeader::show(const ServerRow& row, Timestamp now)
{
    m_name->setText(row.server.name);
    m_facts->setText(factsLine(row));
    m_state->setState(row.status.state, stateLine(row.status, now));
}

QString stateLine(const ServerStatus& status, Timestamp now)
{
    const auto wholeSeconds = [](milliseconds time) {
        return std::chrono::duration_cast<seconds>(std::max(time, milliseconds::zero()));
    };
    QStringList parts{text::statusLabel(status)};
    const bool isTrouble = isDown(status.state) || status.state == ServerState::NeedsUser;
    if (isTrouble && status.since > Timestamp()) {
        parts.append(text::formatDuration(roughly(wholeSeconds(now - status.since))));
    }
    if (status.nextAttempt && !isUp(status.state) && status.state != ServerState::Paused) {
        const seconds left = wholeSeconds(*status.nextAttempt - now);
        parts.append(left > seconds{0}
                         ? DetailHeader::tr("retry in %1").arg(text::formatDuration(left))
                         : DetailHeader::tr("retrying"));
    }
    return parts.join(u" · "_s);
}

QString factsLine(const ServerRow& row)
{
    const bool isLocal = row.server.kind == ServerKind::Local;
    QStringList parts{isLocal ? row.facts.hostName : addressOf(row.server),
                      row.facts.operatingSystem,
                      row.facts.kernel,
                      uptimeText(row),
                      cpuText(row.facts),
                      memoryText(row)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace vedette::ui
