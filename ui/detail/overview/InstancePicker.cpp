// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/InstancePicker.h"

#include "ui/CountedInstances.h"

#include <QSet>
#include <QSignalBlocker>

#include <utility>

namespace vedette::ui {

namespace {

constexpr qsizetype most = 256; // as many as one poll may name

} // namespace

InstancePicker::InstancePicker(QString type, const QString& accessibleName, QWidget* parent)
    : QComboBox(parent)
    , m_type(std::move(type))
{
    setAccessibleName(accessibleName);
    setProperty("flat", true);
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    QFont small = font();
    if (small.pointSizeF() > 0) {
        small.setPointSizeF(small.pointSizeF() * 0.9);
    }
    setFont(small);
    refill();
}

QStringList InstancePicker::chosen() const
{
    return currentIndex() > 0 ? QStringList{currentText()} : countedInstances(m_type, m_instances);
}

bool InstancePicker::add(const QStringList& instances)
{
    QSet<QString> known(m_instances.cbegin(), m_instances.cend());
    const qsizetype before = known.size();
    for (auto it = instances.cbegin(); it != instances.cend() && known.size() < most; ++it) {
        known.insert(*it);
    }
    if (known.size() == before) {
        return false;
    }
    m_instances = known.values();
    m_instances.sort();
    refill();
    return true;
}

void InstancePicker::clearInstances()
{
    m_instances.clear();
    const QSignalBlocker blocker(this);
    setCurrentIndex(0);
    refill();
}

void InstancePicker::refill()
{
    const QSignalBlocker blocker(this);
    const QString current = currentIndex() > 0 ? currentText() : QString();
    clear();
    addItem(tr("all"));
    addItems(m_instances);
    const int index = current.isEmpty() ? 0 : findText(current, Qt::MatchExactly);
    setCurrentIndex(index < 0 ? 0 : index);
    setVisible(m_instances.size() > 1);
}

} // namespace vedette::ui
