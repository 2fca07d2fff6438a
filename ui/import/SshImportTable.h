// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

class QSortFilterProxyModel;

namespace vedette::ui {

class SshImportModel;

/// The hosts of an ssh_config(5) in the order of the file, or sorted, and filtered.
/// Lives on: GUI thread.
class SshImportTable final : public QTableView
{
    Q_OBJECT

public:
    explicit SshImportTable(SshImportModel& hosts, QWidget* parent = nullptr);

    void setFilter(const QString& text);
    /// Those that the filter shows.
    void tickAll(bool isTicked);

Q_SIGNALS:
    /// What is to be told of the row that is current now; empty without one.
    void notesChanged(const QStringList& notes);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setUpColumns();
    void tellNotes();

    SshImportModel& m_hosts;
    QSortFilterProxyModel* m_proxy;
};

} // namespace vedette::ui
