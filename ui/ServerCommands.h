// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "core/model/Settings.h"
#include "core/model/SshProposal.h"
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

    /// The intervals of new servers, and what holds where a server says nothing.
    void setDefaults(const Settings& settings);

    void add();
    void edit(ServerId server);
    /// The login waits for a password or passphrase.
    void askCredential(ServerId server);
    /// The login waits for trust in a host key.
    void decideHostKey(ServerId server);
    /// At once, without a question: undo() takes it back.
    void remove(const std::vector<ServerId>& servers);
    /// Takes back the latest removal, or import from an SSH configuration, that still stands.
    void undo();
    void setMonitored(const std::vector<ServerId>& servers, bool isMonitored);
    void setGroup(const std::vector<ServerId>& servers, const QString& group);
    void retry(ServerId server);
    /// Connects once more and shows how it goes.
    void diagnose(ServerId server);
    /// A key of its own that can do nothing but be monitored.
    void restrictAccess(ServerId server);
    void importServers();
    /// The second half of an import, after the file was chosen: reads it, then opens a dialog.
    void previewImport(const QString& path);
    /// Opens a preview of ~/.ssh/config.
    void importSshConfig();
    /// All at once: new servers are added, others changed.
    void applySshImport(const std::vector<SshProposal>& proposals);
    void exportServers();

Q_SIGNALS:
    /// Something was done that undo() takes back.
    void undoable(const QString& text);
    void undoAvailable(bool isAvailable);
    /// By hand, in the dialog: the user wants to see it.
    void serverAdded(vedette::ServerId server);
    void succeeded(const QString& text);
    void failed(const QString& text);

private:
    /// Something that was done, and what brings the list back to what it was before.
    struct Deed
    {
        RequestId request; ///< its last one
        std::vector<ServerId> removed;
        QStringList added; ///< by their names
        std::vector<Server> changed; ///< as they were
    };

    void track(RequestId request);
    void finish(RequestId request, const std::optional<Error>& error);
    void settleDeeds(RequestId request, const std::optional<Error>& error);
    void offerUndo(const Deed& deed, const QString& text);
    /// The last command that it takes; null when nothing is left to be taken back.
    RequestId takeBack(const Deed& deed);
    [[nodiscard]] std::vector<ServerId> named(const QStringList& names) const;
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
    std::vector<Deed> m_deeds; ///< that can be undone, the latest last
    std::optional<RequestId> m_undo; ///< the undo under way …
    RequestId m_undone; ///< … and the deed that it takes back
    FileWorker m_files;
};

} // namespace vedette::ui
