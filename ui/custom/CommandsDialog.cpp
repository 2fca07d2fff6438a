// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandsDialog.h"

#include "core/base/PlainText.h"
#include "core/engine/Gallery.h"
#include "core/fleet/CommandSource.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "ui/NoticeBar.h"
#include "ui/custom/CommandDialog.h"
#include "ui/custom/CommandNames.h"
#include "ui/custom/CommandReview.h"
#include "ui/custom/CommandTable.h"
#include "ui/custom/CommandWords.h"
#include "ui/custom/GalleryDialog.h"
#include "ui/servers/ServerModel.h"
#include "ui/tables/RowsTable.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize commandsSize{1000, 560};
constexpr seconds refreshEvery{2};

} // namespace

CommandsDialog::CommandsDialog(CommandSource& source, const ServerModel& servers, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_servers(servers)
    , m_notice(new NoticeBar(this))
    , m_filter(new QLineEdit(this))
    , m_table(new RowsTable(commandColumns(), {}, this))
{
    setObjectName(u"commandsDialog"_s);
    setWindowTitle(tr("Commands"));
    createParts();
    createActions();
    layOut();
    resizeOnScreen(*this, commandsSize);
    listen();
    refreshActions();
    m_requests.insert(m_source.requestCommands());
    m_table->setFocus(Qt::OtherFocusReason);
}

void CommandsDialog::createParts()
{
    m_notice->setObjectName(u"commandsNotice"_s);
    m_notice->hide();
    m_filter->setObjectName(u"commandsFilter"_s);
    m_filter->setPlaceholderText(tr("Filter commands…"));
    m_filter->setAccessibleName(tr("Filter commands"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_table->setObjectName(u"commandsTable"_s);
    m_table->setAccessibleName(tr("Commands"));
    m_table->setEmptyText(tr("The commands are being read…"));
}

QAction* CommandsDialog::addAction(const char* name, const QString& text, const QString& icon)
{
    auto* const action = new QAction(text, m_table);
    action->setObjectName(QLatin1StringView(name));
    if (!icon.isEmpty()) {
        action->setIcon(themedIcon(icon));
    }
    action->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(action);
    return action;
}

void CommandsDialog::createActions()
{
    m_edit = addAction("editCommand", tr("Edit…"), u"edit"_s);
    m_edit->setShortcuts({Qt::Key_F2, Qt::Key_Return, Qt::Key_Enter});
    m_duplicate = addAction("duplicateCommand", tr("Duplicate…"), u"copy"_s);
    m_duplicate->setShortcut(QKeySequence(QKeyCombination(Qt::ControlModifier, Qt::Key_D)));
    m_enable = addAction("enableCommand", tr("Switch on"), u"play"_s);
    m_disable = addAction("disableCommand", tr("Switch off"), u"pause"_s);
    m_export = addAction("exportCommands", tr("Export…"), u"export"_s);
    m_remove = addAction("removeCommand", tr("Remove"), u"trash"_s);
    m_remove->setShortcut(QKeySequence::Delete);
    connect(m_edit, &QAction::triggered, this, &CommandsDialog::editCurrent);
    connect(m_duplicate, &QAction::triggered, this, &CommandsDialog::duplicate);
    connect(m_enable, &QAction::triggered, this, [this] { setEnabledOfSelected(true); });
    connect(m_disable, &QAction::triggered, this, [this] { setEnabledOfSelected(false); });
    connect(m_export, &QAction::triggered, this, &CommandsDialog::chooseExport);
    connect(m_remove, &QAction::triggered, this, &CommandsDialog::removeSelected);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &CommandsDialog::editCurrent);
}

void CommandsDialog::layOut()
{
    auto* const top = new QHBoxLayout;
    top->setSpacing(8);
    const auto addButton = [&](const char* name, const QString& text, auto act) {
        auto* const button = new QPushButton(text, this);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        top->addWidget(button);
        return button;
    };
    addButton("addCommand", tr("&Add command…"), &CommandsDialog::add)
        ->setProperty("primary", true);
    addButton("addFromGallery", tr("From the &gallery…"), &CommandsDialog::addFromGallery);
    addButton("importCommands", tr("&Import…"), &CommandsDialog::chooseImport);
    top->addStretch(1);
    top->addWidget(m_filter);
    auto* const tools = new QHBoxLayout;
    tools->setSpacing(8);
    for (QAction* const action : {m_edit, m_duplicate, m_enable, m_disable, m_export, m_remove}) {
        auto* const tool = new QToolButton(this);
        tool->setDefaultAction(action);
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tools->addWidget(tool);
    }
    tools->addStretch(1);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    tools->addWidget(buttons);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_notice);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addLayout(tools);
}

void CommandsDialog::listen()
{
    connect(&m_source, &CommandSource::changed, this, &CommandsDialog::load);
    connect(&m_source, &CommandSource::finished, this, &CommandsDialog::finish);
    connect(m_filter, &QLineEdit::textChanged, m_table, &RowsTable::setFilter);
    connect(m_notice, &NoticeBar::actionRequested, this, &CommandsDialog::undo);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &CommandsDialog::refreshActions);
    m_refresh.setInterval(refreshEvery);
    connect(&m_refresh, &QTimer::timeout, this, &CommandsDialog::refreshRows);
    m_refresh.start();
}

void CommandsDialog::load(const std::vector<CustomCommand>& commands)
{
    m_commands = commands;
    m_table->setEmptyText(
        tr("No commands yet. Write one of your own, or take one from the gallery: what it tells "
           "becomes metrics of its servers."));
    refreshRows();
}

void CommandsDialog::refreshRows()
{
    const QHash<QString, CommandCounts> counts = countOutcomes(m_commands, m_servers.rows());
    std::vector<TableRow> rows;
    rows.reserve(m_commands.size());
    for (const CustomCommand& command : m_commands) {
        rows.push_back(commandRow(command, counts.value(command.name)));
    }
    m_table->rows().setRows(std::move(rows));
    refreshActions();
}

std::vector<CustomCommand> CommandsDialog::selected() const
{
    std::vector<CustomCommand> commands;
    for (const QString& key : m_table->selectedKeys()) {
        const auto found
            = std::ranges::find(m_commands, CommandId{key.toLongLong()}, &CustomCommand::id);
        if (found != m_commands.end()) {
            commands.push_back(*found);
        }
    }
    return commands;
}

void CommandsDialog::refreshActions()
{
    const std::vector<CustomCommand> commands = selected();
    const bool isAnyOn = std::ranges::any_of(commands, &CustomCommand::isEnabled);
    const bool areAllOn = std::ranges::all_of(commands, &CustomCommand::isEnabled);
    m_edit->setEnabled(commands.size() == 1);
    m_duplicate->setEnabled(commands.size() == 1);
    m_enable->setEnabled(!commands.empty() && !areAllOn);
    m_disable->setEnabled(isAnyOn);
    m_remove->setEnabled(!commands.empty());
    m_export->setEnabled(!m_commands.empty());
}

void CommandsDialog::finish(RequestId request, const std::optional<Error>& error)
{
    const bool isOurs = m_requests.remove(request);
    const bool isImport = m_import == request;
    if (isImport) {
        m_import.reset();
    }
    if (isOurs && error) {
        m_removed.clear();
        m_imported.clear();
        m_notice->tell(NoticeBar::Kind::Problem, text::words(*error).sentence());
    } else if (isImport) {
        tellImport();
    }
}

/// Connected ones first: one of them is offered for a trial.
std::vector<Server> CommandsDialog::allServers() const
{
    std::vector<Server> servers;
    std::vector<Server> others;
    servers.reserve(m_servers.rows().size());
    for (const ServerRow& row : m_servers.rows()) {
        (isUp(row.status.state) ? servers : others).push_back(row.server);
    }
    servers.insert(servers.end(), others.begin(), others.end());
    return servers;
}

void CommandsDialog::openEditor(const CustomCommand& command)
{
    auto* const dialog = new CommandDialog(m_source, command, allServers(), this);
    dialog->tryOn(m_origin);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CommandsDialog::add()
{
    CustomCommand command;
    command.targets = CommandTargets::All;
    command.reading.format = OutputFormat::Number;
    openEditor(command);
}

void CommandsDialog::addFromGallery()
{
    auto* const dialog = new GalleryDialog(engine::commandGallery(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (auto command = dialog->chosen()) {
            command->name = freeName(m_commands, command->name);
            command->targets = CommandTargets::All;
            openEditor(*command);
        }
    });
    dialog->open();
}

void CommandsDialog::editCurrent()
{
    const std::vector<CustomCommand> commands = selected();
    if (commands.size() == 1) {
        openEditor(commands.front());
    }
}

/// Switched off, so that nothing runs twice before a person has changed it.
void CommandsDialog::duplicate()
{
    const std::vector<CustomCommand> commands = selected();
    if (commands.size() != 1) {
        return;
    }
    CustomCommand copy = commands.front();
    copy.id = {};
    copy.name = freeName(m_commands, copy.name);
    copy.isEnabled = false;
    openEditor(copy);
}

void CommandsDialog::removeSelected()
{
    const std::vector<CustomCommand> commands = selected();
    if (commands.empty()) {
        return;
    }
    m_imported.clear();
    m_removed.clear();
    std::ranges::transform(commands, std::back_inserter(m_removed), &CustomCommand::id);
    m_requests.insert(m_source.remove(m_removed));
    const QString text = commands.size() == 1
        ? tr("%1 was removed.").arg(plainText(commands.front().name))
        : tr("%n commands were removed.", nullptr, static_cast<int>(commands.size()));
    m_notice->tellBriefly(NoticeBar::Kind::Information, text, tr("Undo"));
}

void CommandsDialog::undo()
{
    if (!m_removed.empty()) {
        m_requests.insert(m_source.restore(m_removed));
    } else if (const std::vector<CommandId> added = named(m_imported); !added.empty()) {
        m_requests.insert(m_source.remove(added));
    }
    m_removed.clear();
    m_imported.clear();
    m_notice->hide();
}

std::vector<CommandId> CommandsDialog::named(const QStringList& names) const
{
    std::vector<CommandId> ids;
    for (const CustomCommand& command : m_commands) {
        if (names.contains(command.name)) {
            ids.push_back(command.id);
        }
    }
    return ids;
}

void CommandsDialog::setEnabledOfSelected(bool isEnabled)
{
    std::vector<CustomCommand> commands = selected();
    std::erase_if(commands, [isEnabled](const CustomCommand& command) {
        return command.isEnabled == isEnabled;
    });
    std::vector<CustomCommand> unseen;
    if (isEnabled) {
        std::ranges::copy_if(commands, std::back_inserter(unseen), &CustomCommand::isImported);
        std::erase_if(commands, std::mem_fn(&CustomCommand::isImported));
    }
    switchTo(std::move(commands), isEnabled);
    if (!unseen.empty()) {
        review(unseen);
    }
}

/// What came with a file runs when somebody has seen it, and not before.
void CommandsDialog::review(const std::vector<CustomCommand>& commands)
{
    auto* const dialog = new CommandReview(commands, allServers(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, dialog] { switchTo(dialog->approved(), true); });
    dialog->open();
}

void CommandsDialog::switchTo(std::vector<CustomCommand> commands, bool isEnabled)
{
    for (CustomCommand& command : commands) {
        command.isEnabled = isEnabled;
        command.isImported = command.isImported && !isEnabled;
    }
    if (!commands.empty()) {
        m_requests.insert(m_source.save(commands));
    }
}

} // namespace vedette::ui
