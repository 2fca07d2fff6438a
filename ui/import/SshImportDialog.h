// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/SshHostReader.h"
#include "core/model/SshProposal.h"

#include <QDialog>
#include <QFileSystemWatcher>
#include <QTimer>

#include <vector>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace vedette::ui {

class NoteLabel;
class PlainLabel;
class SshImportModel;
class SshImportTable;

/// Shows what an import from ssh_config(5) would add and change before anything is done, and reads
/// the file again when it changes. Open with open(). Lives on: GUI thread.
class SshImportDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Context
    {
        QString path; ///< the file that is read first
        std::vector<Server> existing;
        Server defaults; ///< the intervals of new servers
    };

    explicit SshImportDialog(const Context& context, QWidget* parent = nullptr);

    /// What the user left ticked: new and changed ones.
    [[nodiscard]] std::vector<SshProposal> chosen() const;

Q_SIGNALS:
    /// The file was read and is shown, or why it can't be.
    void refreshed();

private:
    void layOut();
    void addPathRow(QVBoxLayout& column);
    void addFilterRow(QVBoxLayout& column);
    void addPages(QVBoxLayout& column);
    void addButtons(QVBoxLayout& column);
    void connectParts();
    QPushButton* createButton(const char* name, const QString& text);
    void choosePath();
    [[nodiscard]] QString namedPath() const;
    void readFile();
    void watchFile();
    void apply(const Result<std::vector<SshHostAnswer>>& answers);
    void showMessage(const QString& title, const QString& text, bool isProblem);
    void refreshSum();

    Context m_context;
    engine::SshHostReader m_reader;
    QFileSystemWatcher m_watcher;
    QTimer m_settled; ///< an editor writes in several steps
    SshImportModel* m_model;
    QLineEdit* m_path;
    QLineEdit* m_filter;
    QStackedWidget* m_pages; ///< the table, or a message
    SshImportTable* m_table;
    PlainLabel* m_title; ///< of the message
    NoteLabel* m_message;
    NoteLabel* m_notes; ///< on the current row
    PlainLabel* m_sum;
    QPushButton* m_add = nullptr;
};

} // namespace vedette::ui
