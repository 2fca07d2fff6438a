// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/RunDialog.h"

#include "core/base/PlainText.h"
#include "core/text/RunErrorText.h"
#include "ui/custom/CommandRun.h"
#include "ui/custom/CommandWords.h"
#include "ui/custom/ParameterTable.h"
#include "ui/servers/NoteLabel.h"
#include "ui/tables/RowsTable.h"
#include "ui/theme/CodeField.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QItemSelectionModel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QTextCursor>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize runSize{960, 680};
constexpr int runScriptLines = 4;
constexpr int runProgressHeight = 4;
constexpr int savedLetters = 24;
constexpr int partsGap = 10;
constexpr int usualRunTimeout = 60; // as that of `vedette run`
constexpr int outputRest = 100; // ms between two answers that are shown

QString targetsText(const std::vector<Server>& servers)
{
    if (servers.size() == 1) {
        return RunDialog::tr("Runs once on %1.").arg(plainText(servers.front().name));
    }
    QStringList names;
    for (const Server& server : servers) {
        names += plainText(server.name);
    }
    return RunDialog::tr("Runs once on %1 servers: %2", "how many, and their names")
        .arg(servers.size())
        .arg(names.join(u", "_s));
}

} // namespace

RunDialog::RunDialog(CommandSource& source, std::vector<Server> servers, QWidget* parent)
    : QDialog(parent)
    , m_servers(std::move(servers))
    , m_run(new CommandRun(source, this))
    , m_saved(new QComboBox(this))
    , m_script(new CodeField(CodeField::Kind::Input, u"runScript"_s, this))
    , m_parameters(new ParameterTable(this))
    , m_account(new PlainLabel({}, this))
    , m_timeout(new QSpinBox(this))
    , m_problem(new NoteLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_count(new PlainLabel({}, this))
    , m_table(new RowsTable({{tr("Server"), 110, false},
                             {tr("Exit code"), 80, true},
                             {tr("Took"), 72, true},
                             {tr("Result"), 140, false}},
                            {},
                            this))
    , m_output(new CodeField(CodeField::Kind::Output, u"runOutput"_s, this))
    , m_start(createButton("run", {}))
    , m_cancel(createButton("cancelRun", tr("&Stop")))
    , m_copy(createButton("copyRun", tr("&Copy all")))
{
    setObjectName(u"runDialog"_s);
    setWindowTitle(tr("Run command"));
    for (std::size_t i = 0; i < m_servers.size(); ++i) {
        m_places.insert(m_servers[i].id, i);
    }
    createParts();
    layOut();
    resizeOnScreen(*this, runSize);
    connect(&source, &CommandSource::changed, this, &RunDialog::offer);
    connect(m_saved, &QComboBox::activated, this, &RunDialog::fillIn);
    connect(m_run, &CommandRun::tried, this, &RunDialog::take);
    connect(m_run, &CommandRun::ended, this, &RunDialog::end);
    m_outputLater.setSingleShot(true);
    m_outputLater.setInterval(outputRest);
    connect(&m_outputLater, &QTimer::timeout, this, &RunDialog::refreshOutput);
    connect(m_script, &QPlainTextEdit::textChanged, this, &RunDialog::refresh);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &RunDialog::refreshOutput);
    refreshRows();
    if (!m_servers.empty()) {
        m_table->selectKey(QString::number(m_servers.front().id.value));
    }
    refresh();
    m_script->setFocus(Qt::OtherFocusReason);
    source.requestCommands();
}

void RunDialog::createParts()
{
    m_saved->setObjectName(u"runSaved"_s);
    m_saved->setAccessibleName(tr("Saved command"));
    m_saved->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_saved->setMinimumContentsLength(savedLetters);
    m_parameters->hide();
    m_account->setObjectName(u"runAccount"_s);
    m_account->setTone(PlainLabel::Tone::Muted);
    m_account->hide();
    offer({});
    m_script->setLeastLines(runScriptLines);
    m_script->setAccessibleName(tr("Script"));
    m_script->setPlaceholderText(tr("A script for sh, as in: uptime"));
    m_timeout->setObjectName(u"runTimeout"_s);
    m_timeout->setAccessibleName(tr("Timeout"));
    m_timeout->setRange(static_cast<int>(minCommandTimeout.count()),
                        static_cast<int>(maxCommandTimeout.count()));
    m_timeout->setValue(usualRunTimeout);
    m_timeout->setSuffix(tr(" s", "seconds"));
    m_problem->setObjectName(u"runProblem"_s);
    m_problem->hide();
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(runProgressHeight);
    m_progress->setRange(0, static_cast<int>(m_servers.size()));
    m_progress->setAccessibleName(tr("Servers that have ended"));
    m_count->setObjectName(u"runCount"_s);
    m_count->setTone(PlainLabel::Tone::Muted);
    m_table->setObjectName(u"runTable"_s);
    m_table->setAccessibleName(tr("Results"));
    m_table->setEmptyText(tr("There is no server to run it on."));
    m_output->setAccessibleName(tr("What the chosen servers said"));
    m_output->setPlaceholderText(tr("What the chosen servers say stands here."));
    m_start->setIcon(themedIcon(u"play"_s));
    m_start->setText(m_servers.size() == 1
                         ? tr("&Run on 1 server")
                         : tr("&Run on %n servers", nullptr, static_cast<int>(m_servers.size())));
    connect(m_start, &QPushButton::clicked, this, &RunDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &RunDialog::stop);
    connect(m_copy, &QPushButton::clicked, this, &RunDialog::copyAll);
}

/// None is the default one: nothing runs because somebody pressed Return.
QPushButton* RunDialog::createButton(const char* name, const QString& text)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    return button;
}

void RunDialog::layOut()
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    addScript(*column);
    addResults(*column);
    addButtons(*column);
}

void RunDialog::addScript(QVBoxLayout& column)
{
    auto* const targets = new PlainLabel(targetsText(m_servers), this);
    targets->setObjectName(u"runTargets"_s);
    targets->setWeight(QFont::DemiBold);
    targets->setElided(true);
    auto* const label = new PlainLabel(tr("Timeout on each server"), this);
    label->setTone(PlainLabel::Tone::Muted);
    label->setBuddy(m_timeout);
    auto* const top = new QHBoxLayout;
    top->addWidget(targets, 1);
    top->addWidget(m_saved);
    auto* const row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_timeout);
    row->addWidget(m_account);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_start);
    column.addLayout(top);
    column.addWidget(m_script);
    column.addWidget(m_parameters);
    column.addLayout(row);
    column.addWidget(m_problem);
}

void RunDialog::addResults(QVBoxLayout& column)
{
    auto* const parts = new QSplitter(Qt::Horizontal, this);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(partsGap);
    parts->setProperty("gap", true);
    parts->addWidget(m_table);
    parts->addWidget(m_output);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 1);
    parts->setSizes({runSize.width() / 2, runSize.width() / 2}); // not as their hints ask
    column.addWidget(m_count);
    column.addWidget(m_progress);
    column.addWidget(parts, 1);
}

void RunDialog::addButtons(QVBoxLayout& column)
{
    QPushButton* const close = createButton("closeRun", tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* const row = new QHBoxLayout;
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(close);
    column.addLayout(row);
}

/// What is chosen there stays chosen, as far as it is still there.
void RunDialog::offer(const std::vector<CustomCommand>& commands)
{
    const QVariant chosen = m_saved->currentData();
    m_known = commands;
    m_saved->clear();
    m_saved->addItem(tr("Saved command…"));
    for (const CustomCommand& known : commands) {
        m_saved->addItem(plainText(known.name), known.id.value);
    }
    m_saved->setCurrentIndex(chosen.isValid() ? std::max(m_saved->findData(chosen), 0) : 0);
    m_saved->setVisible(!commands.empty());
}

/// The first line stands for none: what was typed stays.
void RunDialog::fillIn(int choice)
{
    const auto place = static_cast<std::size_t>(choice);
    if (choice < 1 || place > m_known.size()) {
        return;
    }
    const CustomCommand& chosen = m_known[place - 1];
    QTextCursor all(m_script->document()); // unlike setPlainText() it can be undone
    all.select(QTextCursor::Document);
    all.insertText(chosen.script);
    m_timeout->setValue(static_cast<int>(chosen.timeout.count()));
    m_parameters->setParameters(chosen.parameters);
    m_parameters->setFixedRows();
    m_parameters->setVisible(!chosen.parameters.empty());
    m_runAs = chosen.runAs;
    m_account->setText(tr("Runs as %1, through sudo.").arg(plainText(m_runAs)));
    m_account->setVisible(!m_runAs.isEmpty());
    m_problem->hide();
    refresh();
}

CustomCommand RunDialog::command() const
{
    CustomCommand command;
    command.name = u"run"_s;
    command.script = m_script->toPlainText();
    command.parameters = m_parameters->parameters();
    command.runAs = m_runAs;
    command.timeout = seconds{m_timeout->value()};
    command.interval = std::max(command.interval, command.timeout);
    return command;
}

/// Of all that can be typed only these can be wrong.
void RunDialog::complain(const Error& error)
{
    const bool isOfParameters = error.detail.section(u": "_s, -1) == "commandParameters"_L1;
    m_problem->say(isOfParameters ? tr("The value of a parameter has up to 4 KB.")
                                  : tr("A script is needed, of up to 16 KB."),
                   NoteLabel::Meaning::Problem);
    QWidget* const field = isOfParameters ? static_cast<QWidget*>(&m_parameters->table())
                                          : static_cast<QWidget*>(m_script);
    field->setFocus(Qt::OtherFocusReason);
}

void RunDialog::start()
{
    m_problem->hide();
    if (m_run->isRunning()) {
        return;
    }
    const CustomCommand wanted = command();
    if (const auto valid = validate(wanted); !valid) {
        complain(valid.error());
        return;
    }
    std::vector<ServerId> ids;
    ids.reserve(m_servers.size());
    for (const Server& server : m_servers) {
        ids.push_back(server.id);
    }
    m_trials.clear();
    m_notKept.clear();
    m_keptBytes = 0;
    m_failed = 0;
    m_outputAge.invalidate();
    m_cancelled = 0;
    m_wasStarted = true;
    m_run->start(wanted, ids);
    refreshRows();
    m_cancel->setEnabled(true);
    m_cancel->setFocus(Qt::OtherFocusReason); // else it goes to Close, which cancels, too
    refresh();
}

void RunDialog::stop()
{
    m_run->cancel();
    refresh();
}

void RunDialog::end(const std::optional<Error>& error)
{
    m_problem->say(error ? text::runErrorText(*error) : QString(), NoteLabel::Meaning::Problem);
    refreshRows();
    m_start->setEnabled(true);
    if (m_cancel->hasFocus() || !focusWidget()) {
        m_start->setFocus(Qt::OtherFocusReason);
    }
    refresh();
}

void RunDialog::refresh()
{
    const bool isRunning = m_run->isRunning();
    m_script->setReadOnly(isRunning);
    for (QWidget* const field : std::initializer_list<QWidget*>{m_saved, m_parameters, m_timeout}) {
        field->setDisabled(isRunning);
    }
    m_start->setEnabled(!isRunning && !m_servers.empty() && !m_script->document()->isEmpty());
    m_cancel->setEnabled(isRunning && !m_run->isEnding());
    m_progress->setVisible(isRunning);
    refreshProgress();
    refreshOutput();
}

} // namespace vedette::ui
