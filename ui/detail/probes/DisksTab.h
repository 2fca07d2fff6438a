// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeTab.h"

namespace vedette::ui {

/// File systems, what goes through the disks, and how the disks are. Lives on: GUI thread.
class DisksTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit DisksTab(QWidget* parent = nullptr);

    /// Disks, arrays and pools that fail.
    [[nodiscard]] int alarmCount(const ServerRow& row) const override;
    void applyRow(const ServerRow& row) override;

private:
    void createSections();
    void applySpace(const ServerRow& row);
    void applyTraffic(const ServerRow& row);
    void applyHealth(const ServerRow& row);

    ProbeSection* m_space = nullptr;
    ProbeSection* m_traffic = nullptr;
    ProbeSection* m_health = nullptr;
};

} // namespace vedette::ui
