// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/LookBar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Of a free offset, in the order of its list.
constexpr std::array offsetUnits{seconds{60}, seconds{3'600}, seconds{86'400}, seconds{7 * 86'400}};

/// The largest unit that divides it; minutes for what none does.
std::size_t unitOfOffset(seconds offset)
{
    for (std::size_t i = offsetUnits.size(); i-- > 1;) {
        if (offset >= offsetUnits[i] && offset % offsetUnits[i] == seconds::zero()) {
            return i;
        }
    }
    return 0;
}

QComboBox* makeChoice(const QStringList& texts, const QString& name, QWidget* parent)
{
    auto* const choice = new QComboBox(parent);
    choice->setObjectName(name);
    choice->addItems(texts);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return choice;
}

} // namespace

LookBar::LookBar(QWidget* parent)
    : QWidget(parent)
    , m_layout(
          makeChoice({tr("One chart per metric"), tr("Small charts")}, u"historyLayout"_s, this))
    , m_scale(new QCheckBox(tr("Same scale"), this))
    , m_marks(new QCheckBox(tr("Events"), this))
    , m_compare(makeChoice({tr("No comparison"),
                            tr("With the time before"),
                            tr("With a day before"),
                            tr("With a week before"),
                            tr("With four weeks before"),
                            tr("With earlier by…")},
                           u"historyCompare"_s,
                           this))
    , m_offset(new QSpinBox(this))
    , m_unit(makeChoice(
          {tr("minutes"), tr("hours"), tr("days"), tr("weeks")}, u"historyOffsetUnit"_s, this))
{
    setObjectName(u"lookBar"_s);
    m_layout->setAccessibleName(tr("Layout"));
    m_scale->setObjectName(u"historySameScale"_s);
    m_scale->setToolTip(tr("Small charts of one metric have the same value axis."));
    m_marks->setObjectName(u"historyMarks"_s);
    m_marks->setToolTip(
        tr("Starts of the system, changes of the hardware, alerts and notes on the time axis."));
    m_compare->setAccessibleName(tr("Compared with"));
    m_offset->setObjectName(u"historyOffset"_s);
    m_offset->setAccessibleName(tr("How long before"));
    m_offset->setRange(1, 9'999);
    m_unit->setAccessibleName(tr("Unit of how long before"));
    layOut();
    for (const QComboBox* const choice : {m_layout, m_compare, m_unit}) {
        connect(choice, &QComboBox::activated, this, [this] {
            refresh();
            Q_EMIT edited();
        });
    }
    connect(m_scale, &QCheckBox::clicked, this, &LookBar::edited);
    connect(m_marks, &QCheckBox::clicked, this, &LookBar::edited);
    connect(m_offset, &QSpinBox::editingFinished, this, &LookBar::edited);
    show(HistoryView{});
}

void LookBar::layOut()
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_layout);
    row->addWidget(m_scale);
    row->addWidget(m_marks);
    row->addWidget(m_compare);
    row->addWidget(m_offset);
    row->addWidget(m_unit);
    row->addStretch(1);
}

void LookBar::show(const HistoryView& view)
{
    m_layout->setCurrentIndex(static_cast<int>(view.layout));
    m_scale->setChecked(view.sharesScale);
    m_marks->setChecked(view.showsMarks);
    m_compare->setCurrentIndex(static_cast<int>(view.compare.with));
    const std::size_t unit = unitOfOffset(view.compare.offset);
    m_unit->setCurrentIndex(static_cast<int>(unit));
    m_offset->setValue(static_cast<int>(
        std::clamp<qint64>(view.compare.offset / offsetUnits.at(unit), 1, m_offset->maximum())));
    refresh();
}

void LookBar::refresh()
{
    const bool isSmall = m_layout->currentIndex() == static_cast<int>(HistoryLayout::Multiples);
    const bool isFree = m_compare->currentIndex() == static_cast<int>(CompareWith::Offset);
    m_scale->setVisible(isSmall);
    m_offset->setVisible(isFree);
    m_unit->setVisible(isFree);
}

void LookBar::takeInto(HistoryView& view) const
{
    view.layout = static_cast<HistoryLayout>(m_layout->currentIndex());
    view.sharesScale = m_scale->isChecked();
    view.showsMarks = m_marks->isChecked();
    view.compare.with = static_cast<CompareWith>(m_compare->currentIndex());
    const auto unit = static_cast<std::size_t>(m_unit->currentIndex());
    view.compare.offset = m_offset->value() * offsetUnits.at(unit);
}

} // namespace vedette::ui
