// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QComboBox>
#include <QStringList>

namespace vedette::ui {

/// "all", or one interface or disk; hidden while there is nothing to pick. Lives on: GUI thread.
class InstancePicker final : public QComboBox
{
    Q_OBJECT

public:
    /// `type`: the metrics' type, "network".
    InstancePicker(QString type, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] const QStringList& instances() const { return m_instances; }
    /// The instances to add up.
    [[nodiscard]] QStringList chosen() const;
    /// Adds what is new; true when there was something.
    bool add(const QStringList& instances);
    void clearInstances();

private:
    void refill();

    QString m_type;
    QStringList m_instances; ///< sorted
};

} // namespace vedette::ui
