// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/InstancePicker.h"

#include "ui/detail/CurveSource.h"

#include <QSignalBlocker>

#include <utility>

namespace vedette::ui {

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
    const qsizetype before = m_instances.size();
    for (const QString& instance : instances) {
        if (!m_instances.contains(instance)) {
            m_instances.append(instance);
        }
    }
    if (m_instances.size() == before) {
        return false;
    }
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
