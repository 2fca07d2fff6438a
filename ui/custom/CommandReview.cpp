// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandReview.h"

#include "core/base/PlainText.h"
#include "core/text/Formatter.h"
#include "ui/custom/CommandWords.h"
#include "ui/custom/MarkedText.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/CodeField.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTextOption>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize reviewSize{760, 560};
constexpr int reviewLines = 12;

/// The parameters are variables of the script: they stand before it.
QString scriptOf(const CustomCommand& command)
{
    QString text;
    for (const CommandParameter& parameter : command.parameters) {
        text += parameter.name + u'=' + parameter.value + u'\n';
    }
    return text.isEmpty() ? command.script : text + u'\n' + command.script;
}

} // namespace

CommandReview::CommandReview(std::vector<CustomCommand> commands,
                             std::vector<Server> servers,
                             QWidget* parent)
    : QDialog(parent)
    , m_commands(std::move(commands))
    , m_servers(std::move(servers))
    , m_name(new PlainLabel({}, this))
    , m_facts(new PlainLabel({}, this))
    , m_script(new CodeField(CodeField::Kind::Output, u"reviewScript"_s, this))
    , m_hidden(new NoteLabel({}, this))
{
    setObjectName(u"commandReview"_s);
    setWindowTitle(tr("Switch on what came with a file"));
    m_name->setObjectName(u"reviewName"_s);
    m_name->setWeight(QFont::DemiBold);
    m_name->setElided(true);
    m_facts->setObjectName(u"reviewFacts"_s);
    m_facts->setWordWrap(true);
    m_script->setAccessibleName(tr("Script"));
    m_script->setLeastLines(reviewLines);
    // Nothing stands out of sight to the right.
    m_script->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_script->setWordWrapMode(QTextOption::WrapAnywhere);
    m_hidden->setObjectName(u"reviewHidden"_s);
    layOut();
    resizeOnScreen(*this, reviewSize);
    showCurrent();
}

void CommandReview::layOut()
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 14);
    column->setSpacing(10);
    column->addWidget(new NoteLabel(
        tr("Nobody has switched this command on since it came with a file. It will run again and "
           "again with the rights of its account: read it first."),
        this));
    column->addWidget(m_name);
    column->addWidget(m_facts);
    column->addWidget(m_script, 1);
    column->addWidget(m_hidden);
    column->addWidget(createButtons());
}

/// None is the default one: nothing is switched on because somebody pressed Return.
QDialogButtonBox* CommandReview::createButtons()
{
    auto* const box = new QDialogButtonBox(this);
    QPushButton* const approve = box->addButton(tr("&Switch on"), QDialogButtonBox::ActionRole);
    QPushButton* const leave = box->addButton(tr("&Leave off"), QDialogButtonBox::ActionRole);
    QPushButton* const cancel = box->addButton(QDialogButtonBox::Cancel);
    approve->setObjectName(u"approveCommand"_s);
    leave->setObjectName(u"leaveCommand"_s);
    for (QPushButton* const button : {approve, leave, cancel}) {
        button->setAutoDefault(false);
        button->setDefault(false);
    }
    connect(approve, &QPushButton::clicked, this, [this] {
        m_approved.push_back(m_commands.at(m_current));
        goOn();
    });
    connect(leave, &QPushButton::clicked, this, &CommandReview::goOn);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return box;
}

QString CommandReview::factsOf(const CustomCommand& command) const
{
    const auto count = std::ranges::count_if(
        m_servers, [&command](const Server& server) { return appliesTo(command, server); });
    const QStringList named = chosenNames(command, m_servers);
    QString targets = tr("On: %1; of %2 servers, %3 now.")
                          .arg(targetWords(command))
                          .arg(m_servers.size())
                          .arg(count);
    if (command.targets == CommandTargets::Chosen && !named.isEmpty()) {
        targets += u' ' + plainText(named.join(u", "_s), maxMessageLength);
    }
    const QString runAs = command.runAs.isEmpty()
        ? tr("Runs as the account that logs in, every %1.")
              .arg(text::formatDuration(command.interval))
        : tr("Runs as %1, through “sudo -n”, every %2.")
              .arg(plainText(command.runAs), text::formatDuration(command.interval));
    return runAs + u'\n' + targets;
}

void CommandReview::showCurrent()
{
    const CustomCommand& command = m_commands.at(m_current);
    const QString script = scriptOf(command);
    m_name->setText(tr("%1 of %2: %3", "which one of how many, and its name")
                        .arg(m_current + 1)
                        .arg(m_commands.size())
                        .arg(plainText(command.name)));
    m_facts->setText(factsOf(command));
    m_script->setPlainText(markedText(script));
    m_script->verticalScrollBar()->setValue(0);
    const QStringList hidden = hiddenCharacters(script);
    m_hidden->say(
        hidden.isEmpty()
            ? QString()
            : tr("It has characters that can't be seen; they stand there as their numbers."),
        NoteLabel::Meaning::Problem);
}

void CommandReview::goOn()
{
    if (m_current + 1 == m_commands.size()) {
        accept();
        return;
    }
    ++m_current;
    showCurrent();
}

} // namespace vedette::ui
