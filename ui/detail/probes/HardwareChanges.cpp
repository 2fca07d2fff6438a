// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/HardwareChanges.h"

#include "core/text/Formatter.h"
#include "core/text/HardwareText.h"
#include "ui/theme/PlainLabel.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr std::size_t mostChangeLines = 50; ///< each is a widget

QString changeAge(Timestamp at, Timestamp now)
{
    const auto age = std::chrono::duration_cast<seconds>(now - at);
    return text::formatAge(std::max(age, seconds{0}));
}

} // namespace

HardwareChanges::HardwareChanges(QWidget* parent)
    : Card(tr("Changes"), parent)
    , m_more(new PlainLabel({}, this))
{
    setObjectName(u"hardwareChanges"_s);
    m_more->setObjectName(u"hardwareChangesMore"_s);
    m_more->setTone(PlainLabel::Tone::Faint);
    body()->addWidget(m_more);
    hide();
}

void HardwareChanges::setEvents(const std::vector<HardwareEvent>& events)
{
    for (const Line& line : m_lines) {
        line.label->deleteLater();
        line.label->hide();
    }
    m_lines.clear();
    const std::size_t shown = std::min(events.size(), mostChangeLines);
    for (std::size_t i = 0; i < shown; ++i) {
        addLine(events[i]);
    }
    const auto older = static_cast<int>(events.size() - shown);
    m_more->setText(tr("%n older change(s) are not shown.", nullptr, older));
    m_more->setVisible(older > 0);
    setNow(m_now);
    setHidden(events.empty());
}

void HardwareChanges::addLine(const HardwareEvent& event)
{
    auto* label = new PlainLabel({}, this);
    label->setObjectName(u"hardwareChange"_s);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const QDateTime noticed = QDateTime::fromMSecsSinceEpoch(toMsecs(event.at));
    label->setToolTip(tr("Noticed on %1", "a day and a time")
                          .arg(QLocale().toString(noticed, QLocale::LongFormat).toHtmlEscaped()));
    body()->insertWidget(static_cast<int>(m_lines.size()), label); // above m_more
    m_lines.push_back({label, text::changeSentence(event.change), event.at});
}

void HardwareChanges::setNow(Timestamp now)
{
    m_now = now;
    for (const Line& line : m_lines) {
        const QString words = tr("%1 · %2", "what has changed, and how long ago")
                                  .arg(line.sentence, changeAge(line.at, now));
        if (line.label->text() != words) {
            line.label->setText(words);
        }
    }
}

QString HardwareChanges::allText() const
{
    QStringList lines;
    for (const Line& line : m_lines) {
        const QDateTime noticed = QDateTime::fromMSecsSinceEpoch(toMsecs(line.at));
        lines += u"  "_s + noticed.toString(Qt::ISODate) + u"  "_s + line.sentence;
    }
    return lines.isEmpty() ? QString() : title() + u'\n' + lines.join(u'\n');
}

} // namespace vedette::ui
