// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeTab.h"

namespace vedette::ui {

/// Who is logged in, and who was. Lives on: GUI thread.
class LoginsTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit LoginsTab(QWidget* parent = nullptr);

    void applyRow(const ServerRow& row) override;

private:
    [[nodiscard]] static std::vector<RowsModel::Column> columns(bool isPast);
    [[nodiscard]] static std::vector<TableRow> rowsFor(const QList<LoginSession>& sessions);

    ProbeSection* m_present;
    ProbeSection* m_past;
};

} // namespace vedette::ui
