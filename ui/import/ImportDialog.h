// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/import/ImportPlan.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace vedette::ui {

/// Shows what an import would add, with conflicts marked, before anything is added.
/// Open with open(). Lives on: GUI thread.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const std::vector<ImportItem>& items,
                 const QString& fileName,
                 QWidget* parent = nullptr);

    /// What the user left ticked.
    [[nodiscard]] std::vector<Server> chosen() const;

private:
    void createTable();
    void fillRow(int row);
    void layOut(const QString& fileName);
    void refresh();

    std::vector<ImportItem> m_items;
    QTableWidget* m_table;
    QPushButton* m_add = nullptr;
};

} // namespace vedette::ui
