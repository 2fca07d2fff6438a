// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QKeySequence>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace vedette::ui {

/// What can be done with the selected servers: as shortcuts of a list and as its context menu.
/// Lives on: GUI thread.
class ServerMenu final : public QObject
{
    Q_OBJECT

public:
    enum class Kind
    {
        Whole,
        Brief ///< in a list of something else: no shortcuts, no groups
    };

    /// `selected` is asked whenever something is to be done; the shortcuts work in `view`.
    ServerMenu(const ServerModel& servers,
               std::function<std::vector<ServerId>()> selected,
               QWidget* view,
               Kind kind = Kind::Whole);

    /// Whether it offers to run a command; else it does not.
    void setCanRun(bool canRun);
    /// A menu for the present selection; the caller shows it.
    [[nodiscard]] std::unique_ptr<QMenu> makeMenu(const QStringList& groups);

Q_SIGNALS:
    /// Enter or F2, also without a selection: the view may stand on a heading.
    void editRequested();
    void removeRequested(const std::vector<vedette::ServerId>& servers);
    void monitorRequested(const std::vector<vedette::ServerId>& servers, bool isMonitored);
    void retryRequested(vedette::ServerId server);
    void diagnosisRequested(vedette::ServerId server);
    void runRequested(const std::vector<vedette::ServerId>& servers);
    void groupRequested(const std::vector<vedette::ServerId>& servers, const QString& group);

private:
    QAction* addAction(const QString& name, const QString& text, const QString& icon);
    void createActions();
    void createWatchActions();
    void createRunAction();
    void setKeys(QAction& action, const QList<QKeySequence>& keys) const;
    void refresh();
    void addGroups(QMenu& menu, const QStringList& groups);
    void setGroup(const QString& group);
    void askForGroup();
    void setMonitored(bool isMonitored);
    void retry();
    void diagnose();
    void toggleMonitored();
    void copyAddresses() const;
    [[nodiscard]] bool anyMonitored(bool isMonitored) const;

    const ServerModel& m_servers;
    std::function<std::vector<ServerId>()> m_selected;
    QWidget* m_view;
    Kind m_kind;
    QAction* m_edit = nullptr;
    QAction* m_start = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_connect = nullptr;
    QAction* m_why = nullptr;
    QAction* m_run = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace vedette::ui
