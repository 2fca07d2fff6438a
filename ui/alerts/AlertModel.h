// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace vedette::ui {

/// Firing alerts and the newest resolved ones, newest first. Lives on: GUI thread. Fed by UiBridge
/// only.
class AlertModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column
    {
        Severity,
        State,
        Server,
        Condition,
        Since,
        Duration,
        Count
    };
    enum Role
    {
        SortRole = Qt::UserRole + 1,
        ServerIdRole, ///< qint64
        AlertIdRole, ///< qint64
        SeverityRole, ///< int(Severity)
        IsFiringRole
    };

    explicit AlertModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const std::vector<Alert>& alerts() const { return m_alerts; }
    [[nodiscard]] int firingCount() const;
    [[nodiscard]] std::optional<Severity> worst() const;
    [[nodiscard]] std::optional<Severity> worstOf(ServerId server) const;

    void load(const std::vector<Alert>& alerts);
    /// Adds the alert, or replaces the one with its id.
    void apply(const Alert& alert);
    /// Called once a second: durations move on.
    void refreshTimes();

private:
    [[nodiscard]] QString displayText(const Alert& alert, Column column) const;
    [[nodiscard]] QVariant sortKey(const Alert& alert, Column column) const;
    void forgetOldest();

    std::vector<Alert> m_alerts;
};

} // namespace vedette::ui
