// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/TrialPane.h"

#include "core/base/PlainText.h"
#include "core/model/CustomCommandNames.h"
#include "core/text/Formatter.h"
#include "core/text/RunErrorText.h"
#include "ui/custom/CommandRun.h"
#include "ui/custom/CommandWords.h"
#include "ui/servers/NoteLabel.h"
#include "ui/tables/RowsTable.h"
#include "ui/theme/CodeField.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int progressHeight = 4;

} // namespace

std::vector<TableRow> trialRows(const CommandTrial& trial, const CommandUnits& units)
{
    std::vector<TableRow> rows;
    rows.reserve(trial.samples.size());
    for (const Sample& sample : trial.samples) {
        if (isRunFact(sample.metric.field)) {
            continue; // they stand in the line of facts
        }
        const QString instance = plainText(sample.metric.instance.section(u'/', 1));
        const QString label = plainText(units.labelOf(sample.metric).value_or(QString()));
        rows.push_back(
            {.key = toString(sample.metric),
             .cells = {textCell(plainText(sample.metric.field)),
                       textCell(instance, RowTone::Muted),
                       numberCell(sample.value,
                                  units.unitOf(sample.metric, trial.units.value(sample.metric))),
                       textCell(label, RowTone::Muted)},
             .isMarked = false});
    }
    return rows;
}

TrialPane::TrialPane(CommandSource& source, const std::vector<Server>& servers, QWidget* parent)
    : Card(tr("Trial"), parent)
    , m_run(new CommandRun(source, this))
    , m_servers(servers)
    , m_server(new QComboBox(this))
    , m_try(new QPushButton(themedIcon(u"play"_s), tr("&Try it"), this))
    , m_cancel(new QPushButton(tr("Stop"), this))
    , m_progress(new QProgressBar(this))
    , m_note(new NoteLabel({}, this))
    , m_facts(new PlainLabel({}, this))
    , m_output(new CodeField(CodeField::Kind::Output, u"trialOutput"_s, this))
    , m_values(new RowsTable({{tr("Value"), 110, false},
                              {tr("Instance"), 90, false},
                              {tr("Reading"), 90, true},
                              {tr("Label"), 100, false}},
                             {},
                             this))
{
    createParts();
    layOut();
    connect(m_try, &QPushButton::clicked, this, &TrialPane::tryRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_run->cancel();
        refresh();
    });
    connect(m_run, &CommandRun::tried, this, &TrialPane::apply);
    connect(m_run, &CommandRun::ended, this, &TrialPane::end);
    refresh();
}

void TrialPane::createParts()
{
    m_server->setObjectName(u"trialServer"_s);
    m_server->setAccessibleName(tr("Try it on"));
    m_server->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Server& server : m_servers) {
        m_server->addItem(plainText(server.name), server.id.value);
    }
    m_try->setObjectName(u"try"_s);
    m_cancel->setObjectName(u"stopTrial"_s);
    for (QPushButton* const button : {m_try, m_cancel}) {
        button->setAutoDefault(false);
    }
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    m_progress->setAccessibleName(tr("The command runs"));
    m_note->setObjectName(u"trialNote"_s);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(u"trialFacts"_s);
    m_facts->setTone(PlainLabel::Tone::Muted);
    m_output->setAccessibleName(tr("Output"));
    m_values->setObjectName(u"trialValues"_s);
    m_values->setAccessibleName(tr("Values in the output"));
}

void TrialPane::chooseFor(const CustomCommand& command)
{
    const auto isMeant = [&command](const Server& server) {
        return server.kind != ServerKind::Local && appliesTo(command, server);
    };
    auto best = std::ranges::find_if(m_servers, isMeant);
    if (best == m_servers.end()) {
        best = std::ranges::find_if(
            m_servers, [&command](const Server& server) { return appliesTo(command, server); });
    }
    if (best != m_servers.end()) {
        choose(best->id);
    }
}

void TrialPane::choose(ServerId server)
{
    const int place = m_server->findData(server.value);
    m_server->setCurrentIndex(place < 0 ? m_server->currentIndex() : place);
}

void TrialPane::layOut()
{
    auto* const row = new QHBoxLayout;
    row->addWidget(m_server, 1);
    row->addWidget(m_try);
    row->addWidget(m_cancel);
    body()->addLayout(row);
    body()->addWidget(m_progress);
    body()->addWidget(m_note);
    body()->addWidget(m_facts);
    const auto addTitled = [this](const QString& title, QWidget* field) {
        auto* const label = new PlainLabel(title, this);
        label->setTone(PlainLabel::Tone::Muted);
        body()->addWidget(label);
        body()->addWidget(field, 1);
    };
    addTitled(tr("Output"), m_output);
    addTitled(tr("Values in the output"), m_values);
}

bool TrialPane::isRunning() const
{
    return m_run->isRunning();
}

void TrialPane::start(const CustomCommand& command)
{
    if (m_server->currentIndex() < 0 || m_run->isRunning()) {
        return;
    }
    m_units = CommandUnits({command});
    m_hasTrial = false;
    m_note->say({}, NoteLabel::Meaning::Hint);
    m_facts->setText({});
    m_output->clear();
    m_values->rows().clear();
    m_run->start(command, {ServerId{m_server->currentData().toLongLong()}});
    refresh();
}

void TrialPane::outdate()
{
    if (m_hasTrial) {
        m_hasTrial = false;
        m_values->rows().setStale(true);
        m_note->say(tr("The command was changed since: these are the results of the last trial."),
                    NoteLabel::Meaning::Hint);
    }
}

void TrialPane::apply(const CommandTrial& trial)
{
    CommandTrial said = trial; // the note tells its error
    said.error.reset();
    m_hasTrial = true;
    m_facts->setText(trialFacts(trial));
    m_output->setPlainText(trialOutput(said));
    m_values->rows().setStale(false);
    m_values->rows().setRows(trialRows(trial, m_units));
    m_note->say(trial.error ? text::runErrorText(*trial.error) : QString(),
                NoteLabel::Meaning::Problem);
    refresh();
}

void TrialPane::end(const std::optional<Error>& error)
{
    if (error && !m_hasTrial) {
        m_note->say(text::runErrorText(*error), NoteLabel::Meaning::Problem);
    }
    refresh();
}

void TrialPane::refresh()
{
    const bool isRunning = m_run->isRunning();
    m_try->setEnabled(!isRunning && m_server->count() > 0);
    m_server->setEnabled(!isRunning);
    m_cancel->setEnabled(isRunning && !m_run->isEnding());
    m_progress->setVisible(isRunning);
    if (m_server->count() == 0) {
        m_values->setEmptyText(tr("There is no server to try it on."));
    } else if (isRunning) {
        m_values->setEmptyText(tr("It runs…"));
    } else {
        m_values->setEmptyText(m_hasTrial
                                   ? tr("No value was found in the output.")
                                   : tr("Choose a server and try the command: nothing is kept."));
    }
}

} // namespace vedette::ui
