// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QWidget>

#include <memory>

namespace vedette::ui {

class AlertModel;

/// All servers at once: totals on top, then cards, heat map or table. Lives on: GUI thread.
class FleetPage final : public QWidget
{
    Q_OBJECT

public:
    enum class View
    {
        Cards,
        HeatMap,
        Table
    };

    FleetPage(ServerModel& servers, AlertModel& alerts, QWidget* parent = nullptr);
    ~FleetPage() override;

    [[nodiscard]] View view() const;
    void setView(View view);

Q_SIGNALS:
    void serverChosen(vedette::ServerId server);

protected:
    void showEvent(QShowEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui
