// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandTrial.h"
#include "core/model/CustomCommand.h"
#include "core/model/Server.h"
#include "ui/tables/TableRow.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <vector>

QT_BEGIN_NAMESPACE
class QComboBox;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QVBoxLayout;
QT_END_NAMESPACE

namespace vedette {
class CommandSource;
}

namespace vedette::ui {

class CodeField;
class CommandRun;
class NoteLabel;
class ParameterTable;
class PlainLabel;
class RowsTable;

/// Runs a script, typed or of a saved command, once on some servers, when the person presses Run,
/// and shows what each of them said. Open with open(); closing it cancels what still runs. Lives
/// on: GUI thread.
class RunDialog final : public QDialog
{
    Q_OBJECT

public:
    RunDialog(CommandSource& source, std::vector<Server> servers, QWidget* parent = nullptr);

private:
    void createParts();
    void layOut();
    void addScript(QVBoxLayout& column);
    void addResults(QVBoxLayout& column);
    void addButtons(QVBoxLayout& column);
    QPushButton* createButton(const char* name, const QString& text);
    void offer(const std::vector<CustomCommand>& commands);
    void fillIn(int choice);
    void complain(const Error& error);
    [[nodiscard]] CustomCommand command() const;
    void start();
    void stop();
    void take(const CommandTrial& trial);
    void end(const std::optional<Error>& error);
    void refresh();
    void refreshProgress();
    void refreshRows();
    void refreshOutput();
    void refreshOutputSoon();
    void keep(CommandTrial trial);
    [[nodiscard]] TableRow rowOf(const Server& server) const;
    void copyAll() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString outputOf(const Server& server) const;

    std::vector<Server> m_servers;
    QHash<ServerId, std::size_t> m_places; ///< in m_servers
    QHash<ServerId, CommandTrial> m_trials;
    QSet<ServerId> m_notKept; ///< whose outputs would have been too much
    qsizetype m_keptBytes = 0; ///< of all outputs together
    int m_failed = 0;
    int m_cancelled = 0;
    std::vector<CustomCommand> m_known; ///< in the order of m_saved, behind its first line
    QString m_runAs; ///< as of the saved command that was filled in
    CommandRun* m_run;
    QComboBox* m_saved;
    CodeField* m_script;
    ParameterTable* m_parameters;
    PlainLabel* m_account;
    QSpinBox* m_timeout;
    NoteLabel* m_problem;
    QProgressBar* m_progress;
    PlainLabel* m_count;
    RowsTable* m_table;
    CodeField* m_output;
    QPushButton* m_start;
    QPushButton* m_cancel;
    QPushButton* m_copy;
    QElapsedTimer m_outputAge; ///< since an answer was shown at once
    QTimer m_outputLater;
    bool m_wasStarted = false;
};

} // namespace vedette::ui
