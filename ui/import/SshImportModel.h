// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/SshProposal.h"

#include <QAbstractTableModel>
#include <QSet>

#include <vector>

namespace vedette::ui {

/// What an import from ssh_config(5) would do, host by host, and which of it the user wants.
/// Lives on: GUI thread.
class SshImportModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column
    {
        Host, ///< with the tick
        State,
        Address,
        JumpHosts,
        Key,
        Notes, ///< what changes, or why it is left out
        Count
    };
    enum Role
    {
        StateRole = Qt::UserRole + 1, ///< int(SshProposal::State)
        NotesRole, ///< QStringList
        SearchRole ///< all texts of the row
    };

    explicit SshImportModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

    /// What the user unticked stays so, by its name.
    void load(const std::vector<SshProposal>& proposals);
    void setTicked(int row, bool isTicked);
    /// Those that are ticked; they are new or changed.
    [[nodiscard]] std::vector<SshProposal> chosen() const;

private:
    [[nodiscard]] bool isTicked(const SshProposal& proposal) const;
    [[nodiscard]] QString displayText(const SshProposal& proposal, Column column) const;

    std::vector<SshProposal> m_proposals;
    QSet<QString> m_unticked;
};

} // namespace vedette::ui
