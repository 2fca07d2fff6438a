// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/ViewMenu.h"

#include "ui/theme/Theme.h"

#include <QIcon>
#include <QInputDialog>
#include <QMenu>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int longestButton = 24; // characters

/// As a menu shows it: "&" would mark a letter.
QString menuText(QString name)
{
    return name.replace(u'&', u"&&"_s);
}

} // namespace

ViewMenu::ViewMenu(QWidget* parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(u"historyViews"_s);
    setIcon(themedIcon(u"folder"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(m_menu);
    m_menu->setObjectName(u"historyViewsMenu"_s);
    setAccessibleName(tr("Saved views"));
    setToolTip(tr("Saved views: servers, metrics, time and layout under a name"));
    connect(m_menu, &QMenu::aboutToShow, this, &ViewMenu::fill);
    fill();
    refreshText();
}

void ViewMenu::setSaved(const SavedViews& saved)
{
    m_saved = saved;
    m_removed.reset();
    refreshText();
}

void ViewMenu::setCurrent(const HistoryView& view)
{
    const bool isRenamed = view.name != m_current.name;
    m_current = view;
    if (isRenamed) {
        refreshText();
    }
}

/// The menu itself is filled when it opens: an action must not go while it is triggered.
void ViewMenu::refreshText()
{
    const QString name = current() != nullptr ? m_current.name : QString();
    const bool isLong = name.size() > longestButton;
    setText(name.isEmpty() ? tr("Views")
                           : menuText(isLong ? name.first(longestButton - 1) + u'…' : name));
}

void ViewMenu::fill()
{
    m_menu->clear();
    addViews();
    addCommands();
}

void ViewMenu::addViews()
{
    for (const SavedViews::Entry& entry : m_saved.entries()) {
        QAction* const action = m_menu->addAction(menuText(entry.view.name));
        action->setCheckable(true);
        action->setChecked(current() == &entry.view);
        connect(
            action, &QAction::triggered, this, [this, view = entry.view] { Q_EMIT chosen(view); });
    }
    if (m_saved.entries().empty()) {
        m_menu->addAction(tr("No view is saved yet"))->setEnabled(false);
    }
    m_menu->addSeparator();
}

void ViewMenu::addCommands()
{
    const bool isKept = current() != nullptr;
    const bool hasContent = !m_current.metrics.empty();
    QAction* const save = m_menu->addAction(
        tr("&Save changes of this view"), this, [this] { saveAs(m_current.name); });
    save->setObjectName(u"historySave"_s);
    save->setEnabled(isKept && *current() != m_current);
    QAction* const saveNew = m_menu->addAction(
        tr("Save &as…"), this, [this] { askName(tr("Save view"), &ViewMenu::saveAs); });
    saveNew->setObjectName(u"historySaveAs"_s);
    saveNew->setEnabled(hasContent);
    QAction* const renaming = m_menu->addAction(
        tr("&Rename…"), this, [this] { askName(tr("Rename view"), &ViewMenu::rename); });
    renaming->setObjectName(u"historyRename"_s);
    renaming->setEnabled(isKept);
    QAction* const removing = m_menu->addAction(tr("&Delete"), this, &ViewMenu::remove);
    removing->setObjectName(u"historyDelete"_s);
    removing->setEnabled(isKept);
}

void ViewMenu::askName(const QString& title, void (ViewMenu::*act)(const QString&))
{
    auto* const dialog = new QInputDialog(this);
    dialog->setObjectName(u"historyName"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the view:"));
    dialog->setTextValue(m_current.name);
    connect(dialog, &QInputDialog::textValueSelected, this, act);
    dialog->open();
}

void ViewMenu::saveAs(const QString& name)
{
    HistoryView view = m_current;
    view.name = viewName(name);
    if (view.name.isEmpty()) {
        Q_EMIT refused(tr("The view needs a name."));
        return;
    }
    if (!m_saved.save(view)) {
        Q_EMIT refused(tr("There is room for no more views: delete one first."));
        return;
    }
    setName(view.name);
}

void ViewMenu::rename(const QString& newName)
{
    const QString wanted = viewName(newName);
    if (!m_saved.rename(m_current.name, wanted)) {
        Q_EMIT refused(wanted.isEmpty() ? tr("The view needs a name.")
                                        : tr("There is another view of that name."));
        return;
    }
    setName(wanted);
}

void ViewMenu::remove()
{
    auto gone = m_saved.remove(m_current.name);
    if (!gone) {
        return;
    }
    m_removed = std::move(gone);
    const QString name = m_removed->first.view.name;
    setName({});
    Q_EMIT removed(name);
}

void ViewMenu::undoRemove()
{
    if (auto back = std::exchange(m_removed, std::nullopt)) {
        m_saved.restore(std::move(back->first), back->second);
        refreshText();
        Q_EMIT changed();
    }
}

void ViewMenu::setName(const QString& name)
{
    m_current.name = name;
    refreshText();
    Q_EMIT nameChanged(name);
    Q_EMIT changed();
}

} // namespace vedette::ui
