// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerTree.h"

#include "ui/servers/ServerDelegate.h"

#include <QGuiApplication>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// With these keys the user gathers rows: the page stays, since showing a server selects it alone.
bool isGathering()
{
    return (QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) != 0;
}

} // namespace

ServerTree::ServerTree(ServerTreeModel& model, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
{
    setUp();
    setModel(&model);
    connect(&model, &ServerTreeModel::arranged, this, &ServerTree::arrange);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ServerTree::choose);
    connect(this, &QTreeView::clicked, this, &ServerTree::press);
    connect(this, &QTreeView::doubleClicked, this, &ServerTree::activatedByUser);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& group) {
        remember(group, true);
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& group) {
        remember(group, false);
    });
    arrange();
}

void ServerTree::setUp()
{
    setObjectName(u"serverTree"_s);
    setAccessibleName(tr("Servers"));
    setItemDelegate(new ServerDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
}

void ServerTree::setOpensAll(bool opensAll)
{
    m_opensAll = opensAll;
    arrange();
}

std::vector<ServerId> ServerTree::selected() const
{
    std::vector<ServerId> servers;
    for (const QModelIndex& index : selectionModel()->selectedIndexes()) {
        servers.push_back(m_model.serverAt(index));
    }
    return servers;
}

void ServerTree::select(ServerId server)
{
    const QScopedValueRollback guard(m_isOurs, true);
    const QModelIndex index = m_model.indexOf(server);
    if (!index.isValid()) {
        selectionModel()->clear();
        return;
    }
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

void ServerTree::selectListed(const std::vector<ServerId>& servers)
{
    const QScopedValueRollback guard(m_isOurs, true);
    for (const ServerId server : servers) {
        const QModelIndex index = m_model.indexOf(server);
        if (!index.isValid()) {
            continue;
        }
        if (selectionModel()->hasSelection()) {
            selectionModel()->select(index, QItemSelectionModel::Select);
        } else {
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
            scrollTo(index);
        }
    }
}

void ServerTree::selectFirst()
{
    const QModelIndex first = m_model.index(0, 0, m_model.index(0, 0, {}));
    if (first.isValid()) {
        setCurrentIndex(first);
    }
}

void ServerTree::toggle(const QModelIndex& group)
{
    setExpanded(group, !isExpanded(group));
}

/// With the mouse it is the click that counts, so that neither the menu button nor the beginning of
/// a drag opens a page.
void ServerTree::choose(const QModelIndex& index)
{
    const ServerId server = m_model.serverAt(index);
    const bool isOurs = m_isOurs || m_model.isChanging() || isGathering();
    if (!isOurs && !server.isNull() && QGuiApplication::mouseButtons() == Qt::NoButton) {
        Q_EMIT chosen(server);
    }
}

void ServerTree::press(const QModelIndex& index)
{
    if (m_model.isGroup(index)) {
        toggle(index);
    } else if (!isGathering()) {
        Q_EMIT chosen(m_model.serverAt(index));
    }
}

void ServerTree::remember(const QModelIndex& group, bool isOpen)
{
    if (m_isOurs) {
        return;
    }
    const QString name = group.data(ServerTreeModel::GroupNameRole).toString();
    if (isOpen) {
        m_closed.remove(name);
    } else {
        m_closed.insert(name);
    }
}

void ServerTree::setClosedGroups(const QSet<QString>& groups)
{
    m_closed = groups;
    arrange();
}

/// Without any group the tree begins below the one heading there is.
void ServerTree::arrange()
{
    const QScopedValueRollback guard(m_isOurs, true);
    const QModelIndex first = m_model.index(0, 0, {});
    const bool isFlat = m_model.rowCount() == 1
        && first.data(ServerTreeModel::GroupNameRole).toString().isEmpty();
    const QModelIndex root = isFlat ? first : QModelIndex();
    if (rootIndex() != root) {
        setRootIndex(root);
    }
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex group = m_model.index(row, 0, {});
        const QString name = group.data(ServerTreeModel::GroupNameRole).toString();
        const bool isOpen = m_opensAll || !m_closed.contains(name);
        if (isExpanded(group) != isOpen) {
            setExpanded(group, isOpen);
        }
    }
}

} // namespace vedette::ui
