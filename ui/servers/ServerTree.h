// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerTreeModel.h"

#include <QSet>
#include <QTreeView>

namespace vedette::ui {

/// The rows of the server list. Groups are open unless the user closed them; servers without any
/// group are shown without a heading. Lives on: GUI thread.
class ServerTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit ServerTree(ServerTreeModel& model, QWidget* parent = nullptr);

    /// All groups open, whatever the user closed: while a filter is set.
    void setOpensAll(bool opensAll);
    [[nodiscard]] std::vector<ServerId> selected() const;
    /// Not told as chosen; a null id selects nothing.
    void select(ServerId server);
    /// Those of them that are listed; not told as chosen.
    void selectListed(const std::vector<ServerId>& servers);
    void selectFirst();
    void toggle(const QModelIndex& group);
    [[nodiscard]] const QSet<QString>& closedGroups() const { return m_closed; }
    void setClosedGroups(const QSet<QString>& groups);

Q_SIGNALS:
    /// The user came to another row by keyboard, or clicked one; not while gathering several with
    /// Control or Shift.
    void chosen(vedette::ServerId server);
    /// Double click.
    void activatedByUser();

private:
    void setUp();
    void choose(const QModelIndex& index);
    void press(const QModelIndex& index);
    void remember(const QModelIndex& group, bool isOpen);
    void arrange();

    ServerTreeModel& m_model;
    QSet<QString> m_closed;
    bool m_opensAll = false;
    bool m_isOurs = false; ///< what changes now was not done by the user
};

} // namespace vedette::ui
