// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/SegmentedControl.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QString placeOf(qsizetype index, qsizetype count)
{
    if (count == 1) {
        return u"only"_s;
    }
    if (index == 0) {
        return u"first"_s;
    }
    return index == count - 1 ? u"last"_s : u"middle"_s;
}

} // namespace

SegmentedControl::SegmentedControl(const QStringList& labels, QWidget* parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        auto* button = new QPushButton(labels[i], this);
        button->setObjectName(u"segment%1"_s.arg(i));
        button->setProperty("segment", placeOf(i, labels.size()));
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_buttons->addButton(button, i);
        row->addWidget(button);
    }
    setCurrent(0);
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedControl::currentChanged);
}

int SegmentedControl::current() const
{
    return m_buttons->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton* button = m_buttons->button(index)) {
        button->setChecked(true);
        return;
    }
    if (QAbstractButton* down = m_buttons->checkedButton()) {
        m_buttons->setExclusive(false);
        down->setChecked(false);
        m_buttons->setExclusive(true);
    }
}

} // namespace vedette::ui
