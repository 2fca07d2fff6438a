// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QAbstractListModel>
#include <QAction>
#include <QList>
#include <QPointer>

#include <vector>

namespace vedette::ui {

/// What the command palette offers for a pattern: servers, then actions, the best first.
/// Lives on: GUI thread.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        DetailRole = Qt::UserRole + 1, ///< the address, or the shortcut
        StateRole ///< int(ServerState); invalid for an action
    };

    PaletteModel(const ServerModel& servers, QList<QAction*> actions, QObject* parent = nullptr);

    void setPattern(const QString& pattern);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// Null for an action.
    [[nodiscard]] ServerId serverAt(int row) const;
    /// Null for a server.
    [[nodiscard]] QAction* actionAt(int row) const;

private:
    struct Entry
    {
        int score = 0;
        ServerId server;
        QPointer<QAction> action;
    };

    void addServers(const QString& pattern);
    void addActions(const QString& pattern);
    [[nodiscard]] QString title(const Entry& entry) const;
    [[nodiscard]] QString detail(const Entry& entry) const;

    const ServerModel& m_servers;
    QList<QAction*> m_actions;
    std::vector<Entry> m_entries;
};

} // namespace vedette::ui
