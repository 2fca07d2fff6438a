// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/CommandJson.h"
#include "core/model/CustomCommand.h"
#include "ui/FileWorker.h"

#include <QDialog>
#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QLineEdit;
class QVBoxLayout;
QT_END_NAMESPACE

namespace vedette {
class CommandSource;
}

namespace vedette::ui {

class NoticeBar;
class RowsTable;
class ServerModel;

/// All custom commands of the user, how they do on their servers, and what can be done with them.
/// Open with open(). Lives on: GUI thread.
class CommandsDialog final : public QDialog
{
    Q_OBJECT

public:
    CommandsDialog(CommandSource& source, const ServerModel& servers, QWidget* parent = nullptr);

    /// Where it was opened: trials are offered on that server.
    void setOrigin(ServerId server) { m_origin = server; }
    void add();
    void addFromGallery();
    /// The second half of an import, after the file was chosen.
    void importFile(const QString& path);
    void exportFile(const QString& path);
    /// Opens the editor; a null id adds it.
    void openEditor(const CustomCommand& command);

private:
    void createParts();
    void layOut();
    void createActions();
    QAction* addAction(const char* name, const QString& text, const QString& icon);
    void listen();
    void load(const std::vector<CustomCommand>& commands);
    void refreshRows();
    void refreshActions();
    void finish(RequestId request, const std::optional<Error>& error);
    void editCurrent();
    void duplicate();
    void removeSelected();
    void undo();
    void setEnabledOfSelected(bool isEnabled);
    void switchTo(std::vector<CustomCommand> commands, bool isEnabled);
    void review(const std::vector<CustomCommand>& commands);
    void chooseImport();
    void chooseExport();
    void take(const QString& fileName, const Result<std::vector<ListedCommand>>& incoming);
    void tellImport();
    [[nodiscard]] std::vector<CommandId> named(const QStringList& names) const;
    [[nodiscard]] std::vector<CustomCommand> selected() const;
    [[nodiscard]] std::vector<Server> allServers() const;

    CommandSource& m_source;
    const ServerModel& m_servers;
    ServerId m_origin;
    std::vector<CustomCommand> m_commands;
    QSet<RequestId> m_requests;
    std::vector<CommandId> m_removed; ///< by the latest removal: what Undo restores
    QStringList m_imported; ///< by name, by the latest import: what Undo removes
    int m_leftOut = 0; ///< by the latest import
    int m_lost = 0; ///< of the latest import: for no server that is here
    std::optional<RequestId> m_import; ///< the one under way
    NoticeBar* m_notice;
    QLineEdit* m_filter;
    RowsTable* m_table;
    QAction* m_edit = nullptr;
    QAction* m_duplicate = nullptr;
    QAction* m_enable = nullptr;
    QAction* m_disable = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_export = nullptr;
    QTimer m_refresh; ///< how the commands do on their servers moves on
    FileWorker m_files;
};

} // namespace vedette::ui
