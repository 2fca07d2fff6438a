// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the servers said to a script.
#include "core/base/PlainText.h"
#include "core/text/Formatter.h"
#include "core/text/RunErrorText.h"
#include "ui/custom/CommandRun.h"
#include "ui/custom/CommandWords.h"
#include "ui/custom/RunDialog.h"
#include "ui/tables/RowsTable.h"
#include "ui/theme/CodeField.h"
#include "ui/theme/PlainLabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype longestOutput = qsizetype{1024} * 1024; // of many servers together
constexpr qsizetype mostKept = qsizetype{16} * 1024 * 1024; // of all servers together

bool wasCancelled(const CommandTrial& trial)
{
    return trial.error && trial.error->code == ErrorCode::Cancelled;
}

bool hasGoneWell(const CommandTrial& trial)
{
    return !trial.error && trial.exitCode.value_or(0) == 0;
}

RowCell outcomeCell(const CommandTrial& trial)
{
    if (trial.error) {
        const bool isCancelled = wasCancelled(trial);
        return stateCell(text::runErrorText(*trial.error),
                         isCancelled ? RowTone::Inactive : RowTone::Critical,
                         isCancelled ? 2 : 0);
    }
    return hasGoneWell(trial)
        ? stateCell(RunDialog::tr("done"), RowTone::Ok, 3)
        : stateCell(RunDialog::tr("ended with an error"), RowTone::Warning, 1);
}

std::optional<double> codeOf(const CommandTrial& trial)
{
    return trial.exitCode ? std::optional<double>(*trial.exitCode) : std::nullopt;
}

} // namespace

void RunDialog::take(const CommandTrial& trial)
{
    const auto place = m_places.constFind(trial.server);
    if (place == m_places.constEnd()) {
        return;
    }
    keep(trial);
    m_table->rows().setRow(rowOf(m_servers.at(*place)));
    refreshProgress();
    refreshOutputSoon();
}

/// Each server may say 256 KiB: what all of them say may be more than there is room for.
void RunDialog::keep(CommandTrial trial)
{
    const qsizetype size = trial.output.size() + trial.errors.size();
    if (m_keptBytes + size > mostKept) {
        m_notKept.insert(trial.server);
        trial.output = {};
        trial.errors = {};
    } else {
        m_keptBytes += size;
    }
    trial.samples.clear(); // nothing is read of it here
    if (!m_trials.contains(trial.server) && !hasGoneWell(trial)) {
        ++(wasCancelled(trial) ? m_cancelled : m_failed);
    }
    m_trials.insert(trial.server, trial);
}

/// Not for each of many that answer at once.
void RunDialog::refreshOutputSoon()
{
    if (m_outputLater.isActive()) {
        return;
    }
    if (m_outputAge.isValid() && !m_outputAge.hasExpired(m_outputLater.interval())) {
        m_outputLater.start();
        return;
    }
    m_outputAge.start();
    refreshOutput();
}

void RunDialog::refreshProgress()
{
    m_copy->setEnabled(!m_trials.isEmpty());
    m_progress->setValue(static_cast<int>(m_trials.size()));
    m_count->setText(progressText());
}

QString RunDialog::progressText() const
{
    if (!m_wasStarted) {
        return tr("Nothing has run yet.");
    }
    if (m_servers.size() == 1) {
        return m_run->isEnding() ? tr("It is being ended.")
            : m_trials.empty()   ? tr("It runs.")
            : m_cancelled > 0    ? tr("It was cancelled.")
            : m_failed > 0       ? tr("It ended with an error.")
                                 : tr("It has ended.");
    }
    const QString ended = tr("%1 of %2 servers have ended, %3 of them with an error.")
                              .arg(m_trials.size())
                              .arg(m_servers.size())
                              .arg(m_failed);
    return m_cancelled == 0
        ? ended
        : ended + u' ' + tr("%n were cancelled.", "of the servers that have ended", m_cancelled);
}

TableRow RunDialog::rowOf(const Server& server) const
{
    TableRow row{.key = QString::number(server.id.value),
                 .cells = {textCell(plainText(server.name))},
                 .isMarked = false};
    const auto found = m_trials.constFind(server.id);
    if (found != m_trials.constEnd()) {
        row.cells.push_back(numberCell(codeOf(*found), Unit::Count));
        row.cells.push_back(numberCell(found->duration, Unit::Seconds));
        row.cells.push_back(outcomeCell(*found));
    } else {
        const QString waits = m_run->isRunning() ? tr("no answer yet") : QString();
        row.cells.insert(row.cells.end(), {textCell({}), textCell({}), textCell(waits)});
    }
    return row;
}

void RunDialog::refreshRows()
{
    std::vector<TableRow> rows;
    rows.reserve(m_servers.size());
    for (const Server& server : m_servers) {
        rows.push_back(rowOf(server));
    }
    m_table->rows().setRows(std::move(rows));
}

QString RunDialog::outputOf(const Server& server) const
{
    const auto found = m_trials.constFind(server.id);
    if (found == m_trials.constEnd()) {
        return {};
    }
    return m_notKept.contains(server.id)
        ? tr("What it said was not kept: all servers together said more than 16 MiB.")
        : trialOutput(*found);
}

/// Of the chosen servers, one below the other. Text that stays is not set again: it would scroll.
void RunDialog::refreshOutput()
{
    const QStringList keys = m_table->selectedKeys();
    QString text;
    for (const QString& key : keys) {
        if (text.size() >= longestOutput) {
            break;
        }
        const auto place = m_places.constFind(ServerId{key.toLongLong()});
        const QString said
            = place == m_places.constEnd() ? QString() : outputOf(m_servers.at(*place));
        if (keys.size() == 1) {
            text = said;
        } else if (!said.isEmpty()) {
            text += u"== "_s + plainText(m_servers.at(*place).name) + u'\n' + said + u"\n\n"_s;
        }
    }
    if (m_output->toPlainText() != text) {
        m_output->setPlainText(text);
    }
}

void RunDialog::copyAll() const
{
    QStringList parts;
    for (const Server& server : m_servers) {
        const auto found = m_trials.constFind(server.id);
        if (found != m_trials.constEnd()) {
            parts += u"== "_s + plainText(server.name) + u": "_s + trialFacts(*found) + u'\n'
                + outputOf(server);
        }
    }
    QGuiApplication::clipboard()->setText(parts.join(u"\n\n"_s));
}

} // namespace vedette::ui
