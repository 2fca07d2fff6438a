// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/RangeBar.h"

#include "ui/history/RangeDialog.h"
#include "ui/theme/SegmentedControl.h"
#include "ui/theme/Theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeySequence>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QString momentText(Timestamp time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(toMsecs(time)), QLocale::ShortFormat);
}

QKeySequence portableKeys(const QString& text)
{
    return QKeySequence::fromString(text, QKeySequence::PortableText);
}

} // namespace

RangeBar::RangeBar(QWidget* parent)
    : QWidget(parent)
    , m_spans(new SegmentedControl(presetTexts(), this))
    , m_range(addButton({}, {}, u"historyRange"_s))
    , m_back(addButton(tr("Back"), u"undo"_s, u"historyBack"_s))
    , m_now(addButton(tr("Now"), u"play"_s, u"historyNow"_s))
{
    setObjectName(u"rangeBar"_s);
    m_spans->setObjectName(u"historySpans"_s);
    m_spans->setAccessibleName(tr("Time up to now"));
    m_range->setToolTip(tr("Shows another time, from and to"));
    m_back->setShortcut(portableKeys(u"Alt+Left"_s));
    m_back->setToolTip(tr("Back to the time shown before (%1)")
                           .arg(m_back->shortcut().toString(QKeySequence::NativeText)));
    m_now->setShortcut(portableKeys(u"Alt+Home"_s));
    m_now->setToolTip(tr("The same length, up to now (%1)")
                          .arg(m_now->shortcut().toString(QKeySequence::NativeText)));
    layOut();
    connect(m_spans, &SegmentedControl::currentChanged, this, [this](int index) {
        Q_EMIT chosen({presets.at(static_cast<std::size_t>(index)), std::nullopt});
    });
    connect(m_range, &QToolButton::clicked, this, &RangeBar::askRange);
    connect(m_back, &QToolButton::clicked, this, &RangeBar::backRequested);
    connect(m_now, &QToolButton::clicked, this, &RangeBar::goToNow);
}

QStringList RangeBar::presetTexts()
{
    return {
        tr("1 h"), tr("6 h"), tr("24 h"), tr("7 d", "days"), tr("30 d", "days"), tr("1 y", "year")};
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

void RangeBar::layOut()
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_spans);
    row->addWidget(m_range);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_now);
}

void RangeBar::show(const HistoryRange& chosen, const TimeRange& shown, bool canGoBack)
{
    m_chosen = chosen;
    m_shown = shown;
    const auto* const span = std::ranges::find(presets, chosen.span);
    const bool isPreset = !chosen.fixed && span != presets.end();
    m_spans->setCurrent(isPreset ? static_cast<int>(span - presets.begin()) : -1);
    m_range->setText(tr("%1 – %2").arg(momentText(shown.from), momentText(shown.to)));
    m_range->setAccessibleName(tr("Time shown: %1").arg(m_range->text()));
    m_back->setEnabled(canGoBack);
    m_now->setEnabled(chosen.fixed.has_value());
}

void RangeBar::askRange()
{
    auto* const dialog = new RangeDialog(m_shown, this);
    connect(dialog, &RangeDialog::chosen, this, [this](const TimeRange& range) {
        Q_EMIT chosen({m_chosen.span, range});
    });
    dialog->open();
}

/// As long as what is shown.
void RangeBar::goToNow()
{
    const auto length = std::chrono::duration_cast<seconds>(m_shown.length());
    Q_EMIT chosen({std::max(length, shortestSpan), std::nullopt});
}

} // namespace vedette::ui
