// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/Engine.h"

#include <QHash>
#include <QList>

#include <optional>
#include <vector>

namespace vedette::cli {

/// One server as the terminal shows it.
struct FleetRow
{
    Server server;
    ServerStatus status;
    QHash<MetricId, double>
        values; ///< empty while it isn't up: old values would look like new ones
    std::optional<std::chrono::microseconds> roundTrip; ///< of a poll that starts no process
    std::optional<Timestamp> collectedAt;

    [[nodiscard]] std::optional<double> value(const MetricId& metric) const;
    /// The highest of all instances: the fullest disk.
    [[nodiscard]] std::optional<double> highest(QStringView type, QStringView field) const;
};

/// What the engine has told so far, for a terminal. Lives on: main thread.
class FleetTable
{
public:
    void load(const FleetState& state);
    void setServer(const Server& server); ///< added or changed
    void removeServer(ServerId server);
    void setStatus(const ServerStatus& status);
    void applySnapshot(const Snapshot& snapshot);
    void setAlert(const Alert& alert); ///< raised or resolved

    /// In the order of the window.
    [[nodiscard]] const std::vector<FleetRow>& rows() const { return m_rows; }
    /// Firing ones, the newest first.
    [[nodiscard]] const QList<Alert>& alerts() const { return m_alerts; }
    [[nodiscard]] QString nameOf(ServerId server) const;

private:
    FleetRow* find(ServerId server);

    std::vector<FleetRow> m_rows;
    QList<Alert> m_alerts;
};

/// Keeps `table`, which must outlive `context`, up to date with what `engine` says, and asks for
/// what is there already.
void follow(engine::Engine& engine, QObject* context, FleetTable& table);

} // namespace vedette::cli
