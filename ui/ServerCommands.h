// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "core/model/Settings.h"
#include "ui/FileWorker.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <vector>

class QDialog;
class QWidget;

namespace vedette::ui {

class ServerModel;
class UiBridge;

/// What a person does with servers: opens the dialogs, gives the commands to the source and tells
/// how they ended. Lives on: GUI thread.
class ServerCommands final : public QObject
{
    Q_OBJECT

public:
    ServerCommands(UiBridge& bridge, QWidget& window);

    /// The intervals of new servers.
    void setDefaults(const Settings& settings);

    void add();
    void edit(ServerId server);
    /// The login waits for a password or passphrase.
    void askCredential(ServerId server);
    /// The login waits for trust in a host key.
    void decideHostKey(ServerId server);
    /// At once, without a question: undoRemoval() takes it back.
    void remove(const std::vector<ServerId>& servers);
    /// The latest removal that was not undone yet.
    void undoRemoval();
    void setMonitored(const std::vector<ServerId>& servers, bool isMonitored);
    void setGroup(const std::vector<ServerId>& servers, const QString& group);
    void retry(ServerId server);
    /// Connects once more and shows how it goes.
    void diagnose(ServerId server);
    void importServers();
    /// The second half of an import, after the file was chosen: reads it, then opens a dialog.
    void previewImport(const QString& path);
    void exportServers();

Q_SIGNALS:
    void removed(const QString& text);
    void undoAvailable(bool isAvailable);
    void succeeded(const QString& text);
    void failed(const QString& text);

private:
    struct Removal
    {
        RequestId request;
        std::vector<ServerId> servers;
    };

    void track(RequestId request);
    void finish(RequestId request, const std::optional<Error>& error);
    void settleRemovals(RequestId request, const std::optional<Error>& error);
    void tellUndo();
    void showImport(const QString& path, const Result<std::vector<Server>>& incoming);
    void openServerDialog(const Server& initial, bool needsCredential);
    void writeExport(const QString& path);
    void tellExport(const QString& path, const Result<void>& written);
    [[nodiscard]] QStringList groups() const;
    [[nodiscard]] std::vector<Server> allServers() const;

    UiBridge& m_bridge;
    QWidget& m_window;
    Settings m_settings;
    QSet<RequestId> m_requests;
    std::vector<Removal> m_removals; ///< that can be undone, the latest last
    std::optional<RequestId> m_restore; ///< the undo under way …
    RequestId m_restored; ///< … and the removal that it undoes
    FileWorker m_files;
};

} // namespace vedette::ui
