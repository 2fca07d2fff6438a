// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandTrial.h"
#include "core/model/Server.h"

#include <QDialog>
#include <QHash>

#include <vector>

QT_BEGIN_NAMESPACE
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
class PlainLabel;
class RowsTable;

/// Runs a script once on some servers, when the person presses Run, and shows what each of them
/// said. Open with open(); closing it cancels what still runs. Lives on: GUI thread.
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
    void start();
    void take(const CommandTrial& trial);
    void end(const std::optional<Error>& error);
    void refresh();
    void refreshRows();
    void refreshOutput();
    void copyAll() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString outputOf(const Server& server) const;

    std::vector<Server> m_servers;
    QHash<ServerId, CommandTrial> m_trials;
    CommandRun* m_run;
    CodeField* m_script;
    QSpinBox* m_timeout;
    NoteLabel* m_problem;
    QProgressBar* m_progress;
    PlainLabel* m_count;
    RowsTable* m_table;
    CodeField* m_output;
    QPushButton* m_start;
    QPushButton* m_cancel;
    QPushButton* m_copy;
    bool m_wasStarted = false;
};

} // namespace vedette::ui
