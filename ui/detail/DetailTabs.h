// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/CommandSource.h"
#include "core/fleet/FleetSource.h"
#include "core/fleet/ProbeSource.h"
#include "core/model/CommandUnits.h"
#include "ui/servers/ServerModel.h"

#include <QTabWidget>

#include <utility>
#include <vector>

namespace vedette::ui {

class CommandsTab;
class CoresTab;
class HardwareTab;
class OverviewTab;
class ProbeTab;
class ValuesTab;

/// The tabs of the page of a server: hands each what concerns it, tells the source at which probe
/// somebody looks, and asks it for what a tab wants to know. Lives on: GUI thread.
class DetailTabs final : public QTabWidget
{
    Q_OBJECT

public:
    explicit DetailTabs(FleetSource& source, QWidget* parent = nullptr);

    [[nodiscard]] OverviewTab& overview() { return *m_overview; }
    /// Forgets what was known of the server before.
    void setServer(ServerId server);
    /// The overview and the tab that is looked at; the others wait until they are.
    void applyRow(const ServerRow& row, Timestamp now);
    void applySnapshot(const Snapshot& snapshot);
    /// Ages move on.
    void setNow(Timestamp now);
    /// Whether the page is on the screen.
    void setLooking(bool isLooking);

    [[nodiscard]] bool showsHardware() const;
    void showHardware();

Q_SIGNALS:
    /// The user wants to see, or change, all custom commands.
    void commandsRequested();
    /// All tabs are to be brought up to date: what values are called, or counted in, is another.
    void refreshWanted();

private:
    void addProbeTab(ProbeTab* tab, const QString& title);
    [[nodiscard]] ProbeTab* currentProbeTab() const;
    void showAlarms(const ServerRow& row);
    void updateWatch();
    void ask(const QString& probe);
    void endAsking(RequestId request, const std::optional<Error>& error);
    void showWork(const MetricId& metric);
    void requestHardware();
    void applyHardware(RequestId request, const Result<HardwareHistory>& history);
    void listenToProbes();
    void setCommands(const std::vector<CustomCommand>& commands);

    ProbeSource* m_probes; ///< null: not for this listener
    OverviewTab* m_overview;
    CoresTab* m_cores;
    ValuesTab* m_values;
    HardwareTab* m_hardware;
    CommandsTab* m_commands;
    CommandUnits m_units; ///< for every tab that shows values of commands
    std::vector<std::pair<ProbeTab*, QString>> m_probeTabs; ///< with their names
    std::vector<std::pair<RequestId, QString>> m_asked; ///< probes of this server
    RequestId m_hardwareRequest; ///< what is stored of this server
    ServerId m_server;
    std::pair<ServerId, QString> m_watched; ///< what the source knows
    bool m_isLooking = false;
};

} // namespace vedette::ui
