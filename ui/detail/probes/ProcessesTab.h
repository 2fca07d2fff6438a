// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeTab.h"

namespace vedette::ui {

/// The processes that use most. Lives on: GUI thread.
class ProcessesTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit ProcessesTab(QWidget* parent = nullptr);

    [[nodiscard]] QString watchedProbe() const override;
    void applyRow(const ServerRow& row) override;

private:
    [[nodiscard]] static std::vector<RowsModel::Column> columns();
    [[nodiscard]] static TableRow rowOf(const Process& process);

    ProbeSection* m_section;
};

} // namespace vedette::ui
