// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeTab.h"

namespace vedette::ui {

/// Interfaces, listening ports, and the connections in numbers. Lives on: GUI thread.
class NetworkTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit NetworkTab(QWidget* parent = nullptr);

    void applyRow(const ServerRow& row) override;

private:
    void createSections();
    void applyInterfaces(const ServerRow& row);
    void applyPorts(const ServerRow& row);
    void applyConnections(const ServerRow& row);

    ProbeSection* m_interfaces = nullptr;
    ProbeSection* m_ports = nullptr;
    ProbeSection* m_connections = nullptr;
};

/// "1 Gbit/s": as network hardware is named.
[[nodiscard]] QString linkSpeedText(double bytesPerSecond);

} // namespace vedette::ui
