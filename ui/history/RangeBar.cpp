// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/RangeBar.h"

#include "ui/LocalTime.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/SegmentedControl.h"
#include "ui/theme/Theme.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeySequence>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr std::array historySpans{seconds{3'600},
                                  seconds{6 * 3'600},
                                  seconds{86'400},
                                  seconds{7 * 86'400},
                                  seconds{30 * 86'400},
                                  seconds{365 * 86'400}};

QDateTime localTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time));
}

/// To the minute, as the fields show it.
Timestamp momentOf(const QDateTimeEdit& field)
{
    return fromMsecs(field.dateTime().toMSecsSinceEpoch());
}

} // namespace

RangeBar::RangeBar(QWidget* parent)
    : QWidget(parent)
    , m_spans(new SegmentedControl({tr("1 h"),
                                    tr("6 h"),
                                    tr("24 h"),
                                    tr("7 d", "days"),
                                    tr("30 d", "days"),
                                    tr("1 y", "year")},
                                   this))
    , m_from(addField(tr("From"), u"historyFrom"_s))
    , m_to(addField(tr("To"), u"historyTo"_s))
    , m_apply(addButton(tr("Show"), {}, u"historyApply"_s))
    , m_back(addButton(tr("Back"), u"undo"_s, u"historyBack"_s))
    , m_now(addButton(tr("Now"), u"play"_s, u"historyNow"_s))
{
    setObjectName(u"rangeBar"_s);
    m_spans->setObjectName(u"historySpans"_s);
    m_spans->setAccessibleName(tr("Time up to now"));
    m_back->setToolTip(tr("Back to the time shown before (Alt+Left)"));
    m_back->setShortcut(QKeySequence::fromString(u"Alt+Left"_s, QKeySequence::PortableText));
    m_now->setToolTip(tr("The same length, up to now (Alt+Home)"));
    m_now->setShortcut(QKeySequence::fromString(u"Alt+Home"_s, QKeySequence::PortableText));
    layOut();
    connect(m_spans, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT chosen({historySpans.at(static_cast<std::size_t>(index)), std::nullopt});
    });
    connect(m_apply, &QToolButton::clicked, this, &RangeBar::apply);
    connect(m_back, &QToolButton::clicked, this, &RangeBar::backRequested);
    connect(m_now, &QToolButton::clicked, this, [this] {
        const auto length = m_chosen.fixed
            ? std::chrono::duration_cast<seconds>(m_chosen.fixed->length())
            : m_chosen.span;
        Q_EMIT chosen({std::max(length, shortestSpan), std::nullopt});
    });
}

QToolButton* RangeBar::addButton(const QString& text, const QString& icon, const QString& name)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    if (!icon.isEmpty()) {
        button->setIcon(themedIcon(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    return button;
}

QDateTimeEdit* RangeBar::addField(const QString& accessibleName, const QString& name)
{
    auto* const field = new QDateTimeEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    field->setCalendarPopup(true);
    field->setDisplayFormat(locale().dateFormat(QLocale::ShortFormat) + u' '
                            + minuteFormat(locale()));
    connect(field, &QDateTimeEdit::dateTimeChanged, this, &RangeBar::edit);
    return field;
}

void RangeBar::layOut()
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_spans);
    row->addSpacing(4);
    row->addWidget(m_from);
    row->addWidget(new PlainLabel(u"–"_s, this));
    row->addWidget(m_to);
    row->addWidget(m_apply);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_now);
}

void RangeBar::show(const HistoryRange& chosen, const TimeRange& shown, bool canGoBack)
{
    if (chosen != m_chosen) {
        m_isEdited = false;
    }
    m_chosen = chosen;
    const auto span = std::ranges::find(historySpans, chosen.span);
    const bool isPreset = !chosen.fixed && span != historySpans.end();
    m_spans->setCurrent(isPreset ? static_cast<int>(span - historySpans.begin()) : -1);
    m_back->setEnabled(canGoBack);
    m_now->setEnabled(chosen.fixed.has_value());
    if (!m_isEdited) {
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        m_from->setDateTime(localTime(shown.from));
        m_to->setDateTime(localTime(shown.to));
        m_apply->setEnabled(false);
        m_apply->setToolTip(tr("Shows the time from and to these moments."));
    }
}

TimeRange RangeBar::typed() const
{
    return {momentOf(*m_from), momentOf(*m_to)};
}

void RangeBar::edit()
{
    m_isEdited = true;
    const bool isPossible = typed().length() >= shortestSpan;
    m_apply->setEnabled(isPossible);
    m_apply->setToolTip(isPossible ? tr("Shows the time from and to these moments.")
                                   : tr("The end must lie after the beginning."));
}

void RangeBar::apply()
{
    m_isEdited = false;
    Q_EMIT chosen({m_chosen.span, typed()});
}

} // namespace vedette::ui
