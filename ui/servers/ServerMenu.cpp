// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerMenu.h"

#include "ui/theme/Theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QIcon>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// A single `&` would become a shortcut.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

bool asks(const ServerStatus& status)
{
    return status.error && status.error->code == ErrorCode::AuthQuestion;
}

} // namespace

ServerMenu::ServerMenu(const ServerModel& servers,
                       std::function<std::vector<ServerId>()> selected,
                       QWidget* view,
                       Kind kind)
    : QObject(view)
    , m_servers(servers)
    , m_selected(std::move(selected))
    , m_view(view)
    , m_kind(kind)
{
    createActions();
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
}

QAction* ServerMenu::addAction(const QString& name, const QString& text, const QString& icon)
{
    auto* action = new QAction(text, this);
    action->setObjectName(m_kind == Kind::Whole ? name : u"brief."_s + name);
    if (!icon.isEmpty()) {
        action->setIcon(themedIcon(icon));
    }
    action->setShortcutContext(Qt::WidgetShortcut);
    if (m_kind == Kind::Whole) {
        m_view->addAction(action);
    }
    return action;
}

void ServerMenu::setKeys(QAction& action, const QList<QKeySequence>& keys) const
{
    if (m_kind == Kind::Whole) {
        action.setShortcuts(keys);
    }
}

void ServerMenu::createActions()
{
    m_edit = addAction(u"editServer"_s, tr("Edit…"), u"edit"_s);
    setKeys(*m_edit, {Qt::Key_F2, Qt::Key_Return, Qt::Key_Enter});
    connect(m_edit, &QAction::triggered, this, &ServerMenu::editRequested);
    createWatchActions();
    createRunAction();
    m_copy = addAction(u"copyAddress"_s, tr("Copy address"), u"copy"_s);
    setKeys(*m_copy, {QKeySequence(QKeySequence::Copy)});
    connect(m_copy, &QAction::triggered, this, &ServerMenu::copyAddresses);
    m_remove = addAction(u"removeServer"_s, tr("Remove"), u"trash"_s);
    setKeys(*m_remove, {QKeySequence(QKeySequence::Delete)});
    connect(m_remove, &QAction::triggered, this, [this] {
        if (const auto servers = m_selected(); !servers.empty()) {
            Q_EMIT removeRequested(servers);
        }
    });
}

void ServerMenu::createWatchActions()
{
    m_start = addAction(u"startServer"_s, tr("Start monitoring"), u"play"_s);
    connect(m_start, &QAction::triggered, this, [this] { setMonitored(true); });
    m_stop = addAction(u"stopServer"_s, tr("Stop monitoring"), u"pause"_s);
    connect(m_stop, &QAction::triggered, this, [this] { setMonitored(false); });
    auto* toggle = addAction(u"toggleServer"_s, tr("Start or stop monitoring"), {});
    setKeys(*toggle, {Qt::Key_Space});
    connect(toggle, &QAction::triggered, this, &ServerMenu::toggleMonitored);
    m_connect = addAction(u"connectNow"_s, tr("Connect now"), u"refresh"_s);
    connect(m_connect, &QAction::triggered, this, &ServerMenu::retry);
    m_why = addAction(u"whyNotConnected"_s, tr("Why does it not connect?…"), u"info"_s);
    connect(m_why, &QAction::triggered, this, &ServerMenu::diagnose);
}

void ServerMenu::createRunAction()
{
    m_run = addAction(u"runCommand"_s, tr("Run command…"), u"list"_s);
    m_run->setVisible(false);
    connect(m_run, &QAction::triggered, this, [this] {
        if (const auto servers = m_selected(); !servers.empty()) {
            Q_EMIT runRequested(servers);
        }
    });
}

void ServerMenu::setCanRun(bool canRun)
{
    m_run->setVisible(canRun);
}

std::unique_ptr<QMenu> ServerMenu::makeMenu(const QStringList& groups)
{
    refresh();
    auto menu = std::make_unique<QMenu>(m_view);
    menu->setObjectName(u"serverMenu"_s);
    menu->addAction(m_edit);
    menu->addAction(m_start);
    menu->addAction(m_stop);
    menu->addAction(m_connect);
    menu->addAction(m_why);
    menu->addAction(m_run);
    menu->addSeparator();
    menu->addAction(m_copy);
    if (m_kind == Kind::Whole) {
        addGroups(*menu, groups);
    }
    menu->addSeparator();
    menu->addAction(m_remove);
    return menu;
}

void ServerMenu::refresh()
{
    const auto servers = m_selected();
    const ServerRow* only = servers.size() == 1 ? m_servers.find(servers.front()) : nullptr;
    m_edit->setVisible(only != nullptr);
    m_connect->setVisible(only != nullptr && only->server.isMonitored && !isUp(only->status.state));
    m_connect->setText(only != nullptr && asks(only->status) ? tr("Log in…") : tr("Connect now"));
    m_why->setVisible(only != nullptr && only->server.kind == ServerKind::Ssh
                      && !isUp(only->status.state));
    m_run->setText(servers.size() > 1
                       ? tr("Run command on %n servers…", nullptr, static_cast<int>(servers.size()))
                       : tr("Run command…"));
    m_start->setVisible(anyMonitored(false));
    m_stop->setVisible(anyMonitored(true));
    m_remove->setText(servers.size() > 1
                          ? tr("Remove %n servers", nullptr, static_cast<int>(servers.size()))
                          : tr("Remove"));
}

void ServerMenu::addGroups(QMenu& menu, const QStringList& groups)
{
    QMenu* into = menu.addMenu(themedIcon(u"folder"_s), tr("Move to group"));
    into->setObjectName(u"groupMenu"_s);
    for (const QString& group : groups) {
        QAction* action = into->addAction(menuText(group));
        connect(action, &QAction::triggered, this, [this, group] { setGroup(group); });
    }
    if (!groups.isEmpty()) {
        into->addSeparator();
    }
    connect(into->addAction(tr("No group")), &QAction::triggered, this, [this] { setGroup({}); });
    connect(
        into->addAction(tr("New group…")), &QAction::triggered, this, [this] { askForGroup(); });
}

void ServerMenu::setGroup(const QString& group)
{
    if (const auto servers = m_selected(); !servers.empty()) {
        Q_EMIT groupRequested(servers, group.trimmed());
    }
}

void ServerMenu::askForGroup()
{
    auto* dialog = new QInputDialog(m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New group"));
    dialog->setLabelText(tr("Name of the group:"));
    connect(dialog, &QInputDialog::textValueSelected, this, &ServerMenu::setGroup);
    dialog->open();
}

void ServerMenu::setMonitored(bool isMonitored)
{
    if (const auto servers = m_selected(); !servers.empty()) {
        Q_EMIT monitorRequested(servers, isMonitored);
    }
}

/// Nothing when the server went while the menu was open.
void ServerMenu::retry()
{
    if (const auto servers = m_selected(); !servers.empty()) {
        Q_EMIT retryRequested(servers.front());
    }
}

void ServerMenu::diagnose()
{
    if (const auto servers = m_selected(); !servers.empty()) {
        Q_EMIT diagnosisRequested(servers.front());
    }
}

void ServerMenu::toggleMonitored()
{
    setMonitored(!anyMonitored(true));
}

bool ServerMenu::anyMonitored(bool isMonitored) const
{
    return std::ranges::any_of(m_selected(), [&](ServerId server) {
        const ServerRow* row = m_servers.find(server);
        return row != nullptr && row->server.isMonitored == isMonitored;
    });
}

void ServerMenu::copyAddresses() const
{
    QStringList addresses;
    for (const ServerId server : m_selected()) {
        addresses.append(m_servers.indexOf(server).data(ServerModel::AddressRole).toString());
    }
    if (!addresses.isEmpty()) {
        QGuiApplication::clipboard()->setText(addresses.join(u'\n'));
    }
}

} // namespace vedette::ui
