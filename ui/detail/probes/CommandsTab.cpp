// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/CommandsTab.h"

#include "core/base/PlainText.h"
#include "core/model/CustomCommandNames.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "core/text/RunErrorText.h"
#include "ui/custom/CommandResults.h"
#include "ui/custom/CommandWords.h"
#include "ui/detail/NoValuesText.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QItemSelectionModel>
#include <QPushButton>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int mostCommandRows = 9;

bool isAlarming(const SlowAnswer& answer)
{
    const CommandOutcome outcome = outcomeOf(&answer);
    const bool isForbidden = answer.why && answer.why->code == ErrorCode::NotAvailable;
    return outcome == CommandOutcome::Warning
        || (outcome == CommandOutcome::Failed && !isForbidden);
}

/// Why there is no answer, or not all of it; else what it says for people; else what it is for.
RowCell aboutCell(const SlowAnswer* answer, const QString& description)
{
    const auto failure = answer == nullptr ? std::nullopt : failureOf(*answer);
    if (failure) {
        return textCell(text::runErrorText(*failure), RowTone::Muted);
    }
    if (const auto* const summary = rowsOf<CommandSummary>(answer)) {
        return textCell(plainText(summary->text, maxMessageLength));
    }
    return textCell(plainText(description, maxMessageLength), RowTone::Muted);
}

QString headingText(std::size_t commands, int alarms)
{
    if (commands == 0) {
        return CommandsTab::tr("Commands");
    }
    if (alarms == 0) {
        return CommandsTab::tr("Commands: %1").arg(commands);
    }
    return alarms == 1
        ? CommandsTab::tr("Commands: %1, one of them needs a look").arg(commands)
        : CommandsTab::tr("Commands: %1, %n of them need a look", nullptr, alarms).arg(commands);
}

/// The states of a plug-in have names of their own (Monitoring Plugins Development Guidelines).
std::optional<RowCell> pluginState(const SlowAnswer& answer)
{
    const int status = static_cast<int>(fieldOf(answer, "status"_L1).value_or(0));
    switch (status) {
    case 1:
        return stateCell(CommandsTab::tr("warning"), RowTone::Warning, 1);
    case 2:
        return stateCell(CommandsTab::tr("critical"), RowTone::Critical, 0);
    case 3:
        return stateCell(CommandsTab::tr("unknown"), RowTone::Warning, 1);
    default: // no plug-in
        return std::nullopt;
    }
}

RowCell outcomeWord(const SlowAnswer* answer)
{
    const CommandOutcome outcome = outcomeOf(answer);
    if (answer != nullptr && outcome == CommandOutcome::Warning) {
        if (const auto plugin = pluginState(*answer)) {
            return *plugin;
        }
    }
    switch (outcome) {
    case CommandOutcome::Well:
        return stateCell(CommandsTab::tr("well"), RowTone::Ok, 2);
    case CommandOutcome::Warning:
        return stateCell(CommandsTab::tr("warns"), RowTone::Warning, 1);
    case CommandOutcome::Failed:
        return stateCell(CommandsTab::tr("failed"), RowTone::Critical, 0);
    case CommandOutcome::NotRun:
        break;
    }
    return stateCell(CommandsTab::tr("not run yet"), RowTone::Inactive, 3);
}

} // namespace

CommandsTab::CommandsTab(QWidget* parent)
    : ProbeTab(parent)
    , m_heading(new PlainLabel(tr("Commands"), this))
    , m_note(new NoteLabel({}, this))
    , m_commands(new RowsTable({{tr("Command"), 160, false},
                                {tr("State"), 110, false},
                                {tr("Exit code"), 80, true},
                                {tr("Took"), 80, true},
                                {tr("Age"), 100, false},
                                {tr("About"), 320, false}},
                               {},
                               this))
    , m_values(new RowsTable({{tr("Value"), 230, false},
                              {tr("Instance"), 150, false},
                              {tr("Reading"), 120, true},
                              {tr("Command"), 150, false},
                              {tr("Age"), 100, false}},
                             {3, Qt::AscendingOrder},
                             this))
{
    setObjectName(u"commandsTab"_s);
    createTables();
    layOut();
    refresh();
}

void CommandsTab::createTables()
{
    m_heading->setObjectName(u"commandsHeading"_s);
    m_heading->setWeight(QFont::DemiBold);
    m_heading->setElided(true);
    m_note->setObjectName(u"commandsNote"_s);
    m_note->hide();
    m_commands->setObjectName(u"serverCommandsTable"_s);
    m_commands->setAccessibleName(tr("Commands of this server"));
    m_commands->setFitting(mostCommandRows);
    m_values->setObjectName(u"commandValuesTable"_s);
    m_values->setAccessibleName(tr("Values of the commands"));
    connect(m_commands->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refreshValues();
        refreshButtons();
    });
    connect(m_values->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &CommandsTab::refreshButtons);
    connect(m_commands, &QAbstractItemView::doubleClicked, this, &CommandsTab::showWork);
    connect(m_values, &QAbstractItemView::doubleClicked, this, &CommandsTab::showWork);
}

QPushButton* CommandsTab::createButton(QHBoxLayout& row, const QString& name, const QString& text)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(name);
    row.addWidget(button);
    return button;
}

void CommandsTab::layOut()
{
    auto* const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_heading, 1);
    m_run = createButton(*line, u"runCommandNow"_s, tr("Run now"));
    m_run->setIcon(themedIcon(u"refresh"_s));
    m_run->setToolTip(tr("Runs the chosen commands now, instead of at the next time."));
    m_work = createButton(*line, u"commandWork"_s, tr("Show your work…"));
    QPushButton* const all = createButton(*line, u"openCommands"_s, tr("Commands…"));
    connect(m_run, &QPushButton::clicked, this, &CommandsTab::runNow);
    connect(m_work, &QPushButton::clicked, this, &CommandsTab::showWork);
    connect(all, &QPushButton::clicked, this, &CommandsTab::commandsRequested);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(m_note);
    column->addWidget(m_commands);
    column->addWidget(m_values, 1);
    column->addStretch(0); // where there are no values
}

void CommandsTab::setCommands(const std::vector<CustomCommand>& commands)
{
    m_known = commands;
    m_units = CommandUnits(commands);
}

void CommandsTab::forget()
{
    m_shown.clear();
    m_asking.clear();
    m_state = ServerState::Unknown;
    m_note->hide();
    m_commands->clearSelection();
    refresh();
}

int CommandsTab::alarmCount(const ServerRow& row) const
{
    return static_cast<int>(std::ranges::count_if(commandsFor(row), [](const Shown& shown) {
        return shown.isEnabled && shown.answer && isAlarming(*shown.answer);
    }));
}

std::vector<CommandsTab::Shown> CommandsTab::knownFor(const ServerRow& row) const
{
    std::vector<Shown> shown;
    for (const CustomCommand& command : *m_known) {
        if (appliesTo(command, row.server)) {
            const SlowAnswer* const answer = slowAnswer(row, commandProbe(command.name));
            shown.push_back({command.name,
                             command.description,
                             command.isEnabled,
                             answer == nullptr ? std::nullopt : std::optional(*answer)});
        }
    }
    return shown;
}

/// What is known of the commands decides; of a source that doesn't tell them, what it answered.
std::vector<CommandsTab::Shown> CommandsTab::commandsFor(const ServerRow& row) const
{
    if (m_known) {
        return knownFor(row);
    }
    std::vector<Shown> shown;
    for (const auto& [probe, answer] : row.slow) {
        if (const QString name = commandOfProbe(probe); !name.isEmpty()) {
            shown.push_back({name, {}, true, answer});
        }
    }
    return shown;
}

void CommandsTab::applyRow(const ServerRow& row)
{
    std::vector<Shown> shown = commandsFor(row);
    for (const Shown& before : m_shown) {
        const auto now = std::ranges::find(shown, before.name, &Shown::name);
        const bool hasAnswer = now != shown.end() && now->answer;
        const bool isNews
            = hasAnswer && (!before.answer || now->answer->heardAt != before.answer->heardAt);
        if (isNews) {
            m_asking.removeAll(commandProbe(before.name)); // whoever asked, here is the answer
        }
    }
    m_shown = std::move(shown);
    m_state = row.status.state;
    m_asking.removeIf([this](const QString& probe) { return !mayAnswer(probe); });
    refresh();
}

/// Not where the server is down, nor of a command that is no more, or is switched off.
bool CommandsTab::mayAnswer(const QString& probe) const
{
    return isUp(m_state) && std::ranges::any_of(m_shown, [&](const Shown& shown) {
               return shown.isEnabled && commandProbe(shown.name) == probe;
           });
}

void CommandsTab::setNow(Timestamp now)
{
    m_now = now;
    ProbeTab::setNow(now);
    if (isVisible()) {
        refresh();
    }
}

void CommandsTab::endAsking(const QString& probe, const std::optional<Error>& error)
{
    ProbeTab::endAsking(probe, error);
    if (error && m_asking.removeAll(probe) > 0) {
        m_note->say(text::runErrorText(*error), NoteLabel::Meaning::Problem);
        refresh();
    }
}

QString CommandsTab::ageOf(const SlowAnswer& answer) const
{
    const auto age = std::chrono::duration_cast<seconds>(m_now - answer.collectedAt);
    return answer.collectedAt == Timestamp() ? QString()
                                             : text::formatAge(std::max(age, seconds{0}));
}

TableRow CommandsTab::rowOf(const Shown& shown) const
{
    const SlowAnswer* const answer = shown.answer ? &*shown.answer : nullptr;
    const bool isAsked = m_asking.contains(commandProbe(shown.name));
    const bool isOff = !shown.isEnabled;
    RowCell state = outcomeWord(answer);
    if (isAsked || isOff) {
        state = stateCell(isAsked ? tr("running…") : tr("switched off"), RowTone::Inactive, 4);
    }
    RowCell age = textCell(answer == nullptr ? QString() : ageOf(*answer), RowTone::Muted);
    age.key = answer == nullptr ? QVariant() : QVariant(-toMsecs(answer->collectedAt));
    return {.key = shown.name,
            .cells = {textCell(plainText(shown.name)),
                      state,
                      numberCell(answer == nullptr ? std::nullopt : fieldOf(*answer, "exitCode"_L1),
                                 Unit::Count),
                      numberCell(answer == nullptr ? std::nullopt : fieldOf(*answer, "duration"_L1),
                                 Unit::Seconds),
                      age,
                      aboutCell(answer, shown.description)},
            .isMarked = answer != nullptr && failureOf(*answer)};
}

void CommandsTab::addValues(const Shown& shown, std::vector<TableRow>& rows) const
{
    if (!shown.answer) {
        return;
    }
    const RowTone tone = shown.answer->why ? RowTone::Muted : RowTone::Normal; // an older value
    for (const Sample& sample : shown.answer->samples) {
        if (isRunFact(sample.metric.field)) {
            continue;
        }
        const QString label = m_units.labelOf(sample.metric).value_or(sample.metric.field);
        const Unit unit = m_units.unitOf(sample.metric, shown.answer->units.value(sample.metric));
        RowCell value = numberCell(sample.value, unit);
        value.tone = tone;
        rows.push_back(
            {.key = toString(sample.metric),
             .cells = {textCell(plainText(label), tone),
                       textCell(plainText(sample.metric.instance.section(u'/', 1)), RowTone::Muted),
                       value,
                       textCell(plainText(shown.name), RowTone::Muted),
                       textCell(ageOf(*shown.answer), RowTone::Muted)},
             .isMarked = false});
    }
}

void CommandsTab::refresh()
{
    std::vector<TableRow> rows;
    rows.reserve(m_shown.size());
    std::ranges::transform(
        m_shown, std::back_inserter(rows), [this](const Shown& shown) { return rowOf(shown); });
    const auto alarms = std::ranges::count_if(m_shown, [](const Shown& shown) {
        return shown.isEnabled && shown.answer && isAlarming(*shown.answer);
    });
    m_heading->setText(headingText(m_shown.size(), static_cast<int>(alarms)));
    m_commands->rows().setStale(!isUp(m_state));
    m_commands->rows().setRows(std::move(rows));
    m_commands->setEmptyText(
        tr("No command is meant for this server. Write one, or take one from the gallery, in "
           "“Commands…”."));
    refreshValues();
    refreshButtons();
}

/// Of the chosen commands; of all where none is chosen.
void CommandsTab::refreshValues()
{
    const QStringList chosen = m_commands->selectedKeys();
    std::vector<TableRow> rows;
    for (const Shown& shown : m_shown) {
        if (chosen.isEmpty() || chosen.contains(shown.name)) {
            addValues(shown, rows);
        }
    }
    m_values->rows().setStale(!isUp(m_state));
    m_values->rows().setRows(std::move(rows));
    m_values->setEmptyText(isUp(m_state) ? tr("No value was told yet.") : noValuesText(m_state));
    m_values->setHidden(m_shown.empty());
}

void CommandsTab::refreshButtons()
{
    const QStringList chosen = m_commands->selectedKeys();
    const bool isAnyOn = std::ranges::any_of(m_shown, [&](const Shown& shown) {
        return shown.isEnabled && chosen.contains(shown.name);
    });
    m_run->setEnabled(isUp(m_state) && isAnyOn && m_asking.isEmpty());
    m_work->setEnabled(!chosen.isEmpty() || !m_values->selectedKeys().isEmpty());
}

void CommandsTab::runNow()
{
    const QStringList chosen = m_commands->selectedKeys();
    m_note->hide();
    for (const Shown& shown : m_shown) {
        if (shown.isEnabled && chosen.contains(shown.name)) {
            m_asking += commandProbe(shown.name);
        }
    }
    refresh();
    const QStringList asking = m_asking;
    for (const QString& probe : asking) {
        Q_EMIT askRequested(probe);
    }
}

/// Of the chosen value; else of the chosen command, by what each of them has.
void CommandsTab::showWork()
{
    const QStringList values = m_values->selectedKeys();
    const QStringList chosen = m_commands->selectedKeys();
    if (!values.isEmpty()) {
        if (const auto metric = parseMetricId(values.first())) {
            Q_EMIT workRequested(*metric);
        }
    } else if (!chosen.isEmpty()) {
        Q_EMIT workRequested({u"command"_s, u"exitCode"_s, chosen.first()});
    }
}

} // namespace vedette::ui
