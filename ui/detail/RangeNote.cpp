// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/RangeNote.h"

#include "core/text/ErrorText.h"
#include "ui/LocalTime.h"
#include "ui/theme/PlainLabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QString rangeText(const TimeRange& range, const QLocale& locale)
{
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(toMsecs(range.from));
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(toMsecs(range.to));
    const bool isToday = from.date() == QDate::currentDate() && to.date() == from.date();
    const auto words = [&](const QDateTime& moment) {
        return isToday ? locale.toString(moment.time(), secondFormat(locale))
                       : locale.toString(moment, QLocale::ShortFormat);
    };
    return RangeNote::tr("%1 – %2").arg(words(from), words(to));
}

QToolButton* makeButton(const QString& text, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setObjectName(name);
    return button;
}

} // namespace

RangeNote::RangeNote(QWidget* parent)
    : QWidget(parent)
    , m_text(new PlainLabel({}, this))
    , m_live(makeButton(tr("Back to live"), u"backToLive"_s, this))
    , m_retry(makeButton(tr("Read again"), u"readAgain"_s, this))
{
    setObjectName(u"rangeNote"_s);
    m_text->setObjectName(u"rangeText"_s);
    m_text->setTone(PlainLabel::Tone::Muted);
    connect(m_live, &QToolButton::clicked, this, &RangeNote::liveRequested);
    connect(m_retry, &QToolButton::clicked, this, &RangeNote::retryRequested);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 18, 3);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(m_live);
    row->addWidget(m_retry);
    refresh();
}

void RangeNote::setZoom(const std::optional<TimeRange>& range)
{
    m_zoom = range;
    refresh();
}

void RangeNote::setFailure(const std::optional<Error>& failure)
{
    m_failure = failure;
    refresh();
}

void RangeNote::refresh()
{
    m_live->setVisible(m_zoom.has_value());
    m_retry->setVisible(m_failure.has_value());
    setVisible(m_zoom || m_failure);
    if (m_failure) {
        m_text->setText(tr("The history could not be read"));
        m_text->setToolTip(plainToolTip(text::words(*m_failure).sentence()));
    } else if (m_zoom) {
        m_text->setText(rangeText(*m_zoom, locale()));
        m_text->setToolTip({});
    }
}

} // namespace vedette::ui
