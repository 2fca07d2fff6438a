// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandTrial.h"
#include "core/model/CommandUnits.h"
#include "ui/tables/TableRow.h"
#include "ui/theme/Card.h"

#include <vector>

QT_BEGIN_NAMESPACE
class QComboBox;
class QProgressBar;
class QPushButton;
QT_END_NAMESPACE

namespace vedette {
class CommandSource;
}

namespace vedette::ui {

class CodeField;
class CommandRun;
class NoteLabel;
class PlainLabel;
class RowsTable;

/// Runs a command that is being written on one server, once, and shows what it said beside what was
/// read. Lives on: GUI thread.
class TrialPane final : public Card
{
    Q_OBJECT

public:
    /// Those that are connected first.
    TrialPane(CommandSource& source, const std::vector<Server>& servers, QWidget* parent = nullptr);

    /// Chooses the first server that it is meant for, this computer last.
    void chooseFor(const CustomCommand& command);
    /// One that is not in the list changes nothing.
    void choose(ServerId server);
    void start(const CustomCommand& command);
    /// The command was changed: what is shown is of the one before.
    void outdate();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    /// The person wants it to run: start() with the command, if it can be one.
    void tryRequested();

private:
    void createParts();
    void layOut();
    void apply(const CommandTrial& trial);
    void end(const std::optional<Error>& error);
    void refresh();

    CommandRun* m_run;
    std::vector<Server> m_servers;
    QComboBox* m_server;
    QPushButton* m_try;
    QPushButton* m_cancel;
    QProgressBar* m_progress;
    NoteLabel* m_note;
    PlainLabel* m_facts;
    CodeField* m_output;
    RowsTable* m_values;
    CommandUnits m_units; ///< of the trial that runs, or is shown
    bool m_hasTrial = false;
};

/// What was read, a row for each value: field, instance, value with its unit.
[[nodiscard]] std::vector<TableRow> trialRows(const CommandTrial& trial, const CommandUnits& units);

} // namespace vedette::ui
