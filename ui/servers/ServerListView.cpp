// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerListView.h"

#include "ui/servers/EmptyPage.h"
#include "ui/servers/ServerMenu.h"
#include "ui/servers/ServerTree.h"
#include "ui/servers/ServerTreeModel.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QIcon>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

class ServerListView::Private final : public QObject
{
public:
    Private(ServerListView& view, ServerModel& rows);

    bool eventFilter(QObject* watched, QEvent* event) override;

    ServerListView& q;
    ServerModel& servers;
    ServerTreeModel model;
    QLineEdit* filter;
    QStackedWidget* pages;
    ServerTree* tree;
    QWidget* noServers;
    QWidget* noMatch;
    ServerMenu* menu;
    std::vector<ServerId> kept; ///< what was selected before a filter may have hidden it

private:
    QLineEdit* createFilter();
    QWidget* createNoServers();
    QWidget* createNoMatch() const;
    void layOut();
    void connectTree();
    void connectMenu();
    void applyFilter(const QString& text);
    void showPage() const;
    void editCurrent();
    void openMenu(const QPoint& where) const;
    void enterList() const;
};

ServerListView::Private::Private(ServerListView& view, ServerModel& rows)
    : q(view)
    , servers(rows)
    , model(rows)
    , filter(createFilter())
    , pages(new QStackedWidget(&view))
    , tree(new ServerTree(model, pages))
    , noServers(createNoServers())
    , noMatch(createNoMatch())
    , menu(new ServerMenu(
          rows, [this] { return tree->selected(); }, tree))
{
    layOut();
    connectTree();
    connectMenu();
    showPage();
}

QLineEdit* ServerListView::Private::createFilter()
{
    auto* edit = new QLineEdit(&q);
    edit->setObjectName(u"serverFilter"_s);
    edit->setPlaceholderText(ServerListView::tr("Filter by name, tag, state…"));
    edit->setAccessibleName(ServerListView::tr("Filter the servers"));
    edit->setClearButtonEnabled(true);
    edit->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    edit->installEventFilter(this);
    connect(
        edit, &QLineEdit::textChanged, this, [this](const QString& text) { applyFilter(text); });
    return edit;
}

QWidget* ServerListView::Private::createNoServers()
{
    auto* page = new EmptyPage(
        ServerListView::tr("No servers yet"),
        ServerListView::tr("Add one by its address, or import a list that was exported before."),
        pages);
    QPushButton* add = page->addButton(ServerListView::tr("Add server"), true);
    add->setObjectName(u"emptyAdd"_s);
    connect(add, &QPushButton::clicked, &q, &ServerListView::addRequested);
    QPushButton* import = page->addButton(ServerListView::tr("Import…"));
    import->setObjectName(u"emptyImport"_s);
    connect(import, &QPushButton::clicked, &q, &ServerListView::importRequested);
    return page;
}

QWidget* ServerListView::Private::createNoMatch() const
{
    auto* page = new EmptyPage(
        ServerListView::tr("No server matches the filter"),
        ServerListView::tr("Each word must be part of a name, address, group, tag or state."),
        pages);
    QPushButton* clear = page->addButton(ServerListView::tr("Clear filter"));
    clear->setObjectName(u"clearFilter"_s);
    connect(clear, &QPushButton::clicked, filter, &QLineEdit::clear);
    return page;
}

void ServerListView::Private::layOut()
{
    auto* box = new QVBoxLayout;
    box->setContentsMargins(12, 10, 12, 6);
    box->addWidget(filter);
    auto* layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(box);
    layout->addWidget(pages);
    pages->addWidget(tree);
    pages->addWidget(noServers);
    pages->addWidget(noMatch);
    q.setAutoFillBackground(true);
    q.setBackgroundRole(QPalette::Base);
    q.setFocusProxy(tree);
}

void ServerListView::Private::connectTree()
{
    connect(&model, &ServerTreeModel::arranged, this, [this] { showPage(); });
    connect(&model, &ServerTreeModel::dropped, &q, &ServerListView::groupRequested);
    connect(tree, &ServerTree::chosen, &q, &ServerListView::serverChosen);
    connect(tree->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            &q,
            &ServerListView::selectionChanged);
    connect(tree, &ServerTree::activatedByUser, this, [this] { editCurrent(); });
    connect(tree, &QWidget::customContextMenuRequested, this, [this](const QPoint& where) {
        openMenu(where);
    });
}

void ServerListView::Private::connectMenu()
{
    connect(menu, &ServerMenu::editRequested, this, [this] { editCurrent(); });
    connect(menu, &ServerMenu::removeRequested, &q, &ServerListView::removeRequested);
    connect(menu, &ServerMenu::monitorRequested, &q, &ServerListView::monitorRequested);
    connect(menu, &ServerMenu::retryRequested, &q, &ServerListView::retryRequested);
    connect(menu, &ServerMenu::diagnosisRequested, &q, &ServerListView::diagnosisRequested);
    connect(menu, &ServerMenu::runRequested, &q, &ServerListView::runRequested);
    connect(menu, &ServerMenu::groupRequested, &q, &ServerListView::groupRequested);
}

void ServerListView::Private::applyFilter(const QString& text)
{
    const ServerFilter wanted(text);
    const std::vector<ServerId> selected = tree->selected();
    if (!selected.empty()) {
        kept = selected;
    }
    model.setFilter(wanted);
    tree->setOpensAll(!wanted.isEmpty());
    if (tree->selected().empty()) {
        tree->selectListed(kept);
    }
}

void ServerListView::Private::showPage() const
{
    QWidget* page = tree;
    if (servers.rowCount() == 0) {
        page = noServers;
    } else if (model.serverCount() == 0) {
        page = noMatch;
    }
    filter->setEnabled(page != noServers);
    pages->setCurrentWidget(page);
}

void ServerListView::Private::editCurrent()
{
    const QModelIndex current = tree->currentIndex();
    const ServerId server = model.serverAt(current);
    if (model.isGroup(current)) {
        tree->toggle(current);
    } else if (!server.isNull()) {
        Q_EMIT q.editRequested(server);
    }
}

void ServerListView::Private::openMenu(const QPoint& where) const
{
    if (tree->selected().empty()) {
        return;
    }
    QMenu* shown = menu->makeMenu(model.groupNames()).release(); // its parent is the tree
    shown->setAttribute(Qt::WA_DeleteOnClose);
    shown->popup(tree->viewport()->mapToGlobal(where));
}

/// From the filter box into what it found.
void ServerListView::Private::enterList() const
{
    tree->setFocus(Qt::OtherFocusReason);
    if (tree->selected().empty()) {
        tree->selectFirst();
    }
}

bool ServerListView::Private::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != filter || event->type() != QEvent::KeyPress) {
        return false;
    }
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        enterList();
        return true;
    }
    if (key == Qt::Key_Escape && !filter->text().isEmpty()) {
        filter->clear();
        return true;
    }
    return false;
}

ServerListView::ServerListView(ServerModel& servers, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, servers))
{ }

ServerListView::~ServerListView() = default;

std::vector<ServerId> ServerListView::selected() const
{
    return d->tree->selected();
}

void ServerListView::select(ServerId server)
{
    d->kept = {server};
    d->tree->select(server);
}

const QSet<QString>& ServerListView::closedGroups() const
{
    return d->tree->closedGroups();
}

void ServerListView::setClosedGroups(const QSet<QString>& groups)
{
    d->tree->setClosedGroups(groups);
}

void ServerListView::setCanRun(bool canRun)
{
    d->menu->setCanRun(canRun);
}

void ServerListView::focusFilter()
{
    d->filter->setFocus(Qt::ShortcutFocusReason);
    d->filter->selectAll();
}

} // namespace vedette::ui
