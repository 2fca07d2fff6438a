// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeTab.h"

class QCheckBox;

namespace vedette::ui {

/// What the service manager runs, the failed ones first. Lives on: GUI thread.
class ServicesTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit ServicesTab(QWidget* parent = nullptr);

    /// The failed ones.
    [[nodiscard]] int alarmCount(const ServerRow& row) const override;
    void applyRow(const ServerRow& row) override;

private:
    [[nodiscard]] static std::vector<RowsModel::Column> columns();
    [[nodiscard]] static TableRow rowOf(const Service& service);

    ProbeSection* m_section;
    QCheckBox* m_onlyFailed;
};

} // namespace vedette::ui
