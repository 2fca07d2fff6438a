// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeTab.h"

namespace vedette::ui {

/// The containers of Docker and Podman. Lives on: GUI thread.
class ContainersTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit ContainersTab(QWidget* parent = nullptr);

    /// Those that are not healthy, or start over and over.
    [[nodiscard]] int alarmCount(const ServerRow& row) const override;
    void applyRow(const ServerRow& row) override;

private:
    [[nodiscard]] static std::vector<RowsModel::Column> columns();
    [[nodiscard]] static TableRow rowOf(const Container& container);

    ProbeSection* m_section;
};

} // namespace vedette::ui
