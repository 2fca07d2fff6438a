// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"
#include "ui/servers/ServerModel.h"

#include <QSet>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace vedette::ui {

/// The left side of the window: a filter box and the servers, in collapsible groups. Lives on: GUI
/// thread.
class ServerListView final : public QWidget
{
    Q_OBJECT

public:
    explicit ServerListView(ServerModel& servers, QWidget* parent = nullptr);
    ~ServerListView() override;

    [[nodiscard]] std::vector<ServerId> selected() const;
    void select(ServerId server);
    void focusFilter();
    /// Whether the menu offers to run a command.
    void setCanRun(bool canRun);
    /// The groups that the user has closed, by name.
    [[nodiscard]] const QSet<QString>& closedGroups() const;
    void setClosedGroups(const QSet<QString>& groups);

Q_SIGNALS:
    /// The current row changed, by mouse or keyboard.
    void serverChosen(vedette::ServerId server);
    /// Other rows are selected, whoever did it.
    void selectionChanged();
    void editRequested(vedette::ServerId server);
    void removeRequested(const std::vector<vedette::ServerId>& servers);
    void monitorRequested(const std::vector<vedette::ServerId>& servers, bool isMonitored);
    void retryRequested(vedette::ServerId server);
    void diagnosisRequested(vedette::ServerId server);
    void runRequested(const std::vector<vedette::ServerId>& servers);
    /// By menu or by dropping: give these servers the group (empty: none).
    void groupRequested(const std::vector<vedette::ServerId>& servers, const QString& group);
    void addRequested();
    void importRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui
