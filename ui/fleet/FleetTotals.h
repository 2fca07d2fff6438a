// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/alerts/AlertModel.h"
#include "ui/servers/ServerModel.h"

#include <QWidget>

#include <array>
#include <optional>

namespace vedette::ui {

/// The whole fleet in a few numbers. Immutable value.
struct FleetSummary
{
    struct Top
    {
        QString value; ///< "88 %"
        double share = 0;
        QString where; ///< "db-primary"
        bool operator==(const Top&) const = default;
    };

    int monitored = 0;
    int up = 0;
    std::array<int, 4> firing{}; ///< by Severity
    std::optional<Top> cpu;
    std::optional<Top> disk;
    std::optional<Top> load;
};

[[nodiscard]] FleetSummary summarize(const ServerModel& servers, const AlertModel& alerts);

/// The row of cards on top of the fleet page. Lives on: GUI thread.
class FleetTotals final : public QWidget
{
    Q_OBJECT

public:
    explicit FleetTotals(QWidget* parent = nullptr);

    void setSummary(const FleetSummary& summary);

private:
    class Tile;

    Tile* m_up;
    Tile* m_alerts;
    Tile* m_cpu;
    Tile* m_disk;
    Tile* m_load;
};

} // namespace vedette::ui
