// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeBar.h"
#include "ui/tables/RowsTable.h"

#include <QWidget>

#include <vector>

namespace vedette::ui {

class FilterEdit;

/// What one probe told, as a table below its bar, with a filter. Lives on: GUI thread.
class ProbeSection final : public QWidget
{
    Q_OBJECT

public:
    struct Look
    {
        QString filterHint; ///< empty: no filter
        std::vector<RowsModel::Column> columns;
        RowsTable::Order order;
        int mostRows = 0; ///< as high as its rows up to here; 0: takes all the room
    };

    ProbeSection(const ProbeBar::Words& words, Look look, QWidget* parent = nullptr);

    [[nodiscard]] ProbeBar& bar() { return *m_bar; }
    [[nodiscard]] RowsTable& table() { return *m_table; }
    void clear();
    /// True when the answer is news: setRows() then.
    bool take(ServerState state, const SlowAnswer* answer);
    bool take(ServerState state, Timestamp at, const std::optional<Error>& why);
    /// The server is not up: what is known stays, and looks old.
    void setState(ServerState state);
    /// An empty heading: there is no answer of this kind.
    void setRows(std::vector<TableRow> rows, const QString& heading);

private:
    void createFilter(const QString& name, const QString& hint);
    void refresh();
    void showHeading();

    ProbeBar* m_bar;
    RowsTable* m_table;
    FilterEdit* m_filter = nullptr;
    QString m_heading;
};

} // namespace vedette::ui
