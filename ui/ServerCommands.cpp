// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/ServerCommands.h"

#include "core/base/PlainText.h"
#include "core/engine/SshHosts.h"
#include "core/engine/WholeFile.h"
#include "core/model/ServerJson.h"
#include "core/text/ErrorText.h"
#include "ui/ImportDialog.h"
#include "ui/UiBridge.h"
#include "ui/import/SshImportDialog.h"
#include "ui/servers/DiagnosisDialog.h"
#include "ui/servers/HostKeyDialog.h"
#include "ui/servers/ServerDialog.h"
#include "ui/servers/ServerModel.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qint64 maxFile = 17 * 1024 * 1024; ///< a little more than importServers takes: it says so

Result<std::vector<Server>> readServers(const QString& path)
{
    return engine::readWholeFile(path, maxFile).and_then([](const QByteArray& json) {
        return vedette::importServers(json);
    });
}

} // namespace

ServerCommands::ServerCommands(UiBridge& bridge, QWidget& window)
    : QObject(&window)
    , m_bridge(bridge)
    , m_window(window)
{
    connect(
        &bridge.source(),
        &FleetSource::commandFinished,
        this,
        [this](RequestId request, const std::optional<Error>& error) { finish(request, error); });
}

void ServerCommands::setDefaults(const Settings& settings)
{
    m_settings = settings;
}

void ServerCommands::track(RequestId request)
{
    m_requests.insert(request);
}

void ServerCommands::finish(RequestId request, const std::optional<Error>& error)
{
    if (!m_requests.remove(request)) {
        return; // a dialog's own command: it tells by itself
    }
    if ((request == m_removal || request == m_import) && error) {
        m_undo = {{}, {}, m_undo.changed};
        Q_EMIT undoAvailable(!m_undo.changed.empty());
    }
    if (error) {
        Q_EMIT failed(text::words(*error).sentence());
    }
}

QStringList ServerCommands::groups() const
{
    QStringList names;
    for (const ServerRow& row : m_bridge.servers().rows()) {
        if (!row.server.group.isEmpty() && !names.contains(row.server.group)) {
            names += row.server.group;
        }
    }
    return names;
}

std::vector<Server> ServerCommands::allServers() const
{
    std::vector<Server> servers;
    for (const ServerRow& row : m_bridge.servers().rows()) {
        servers.push_back(row.server);
    }
    return servers;
}

void ServerCommands::openServerDialog(const Server& initial, bool needsCredential)
{
    auto* const dialog = new ServerDialog(m_bridge.source(), initial, groups(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    if (needsCredential) {
        dialog->focusCredential();
    }
}

void ServerCommands::add()
{
    Server initial;
    initial.statusInterval = m_settings.statusInterval;
    initial.metricsInterval = m_settings.metricsInterval;
    openServerDialog(initial, false);
}

void ServerCommands::edit(ServerId server)
{
    const ServerRow* const row = m_bridge.servers().find(server);
    if (row) {
        openServerDialog(row->server, false);
    }
}

void ServerCommands::askCredential(ServerId server)
{
    const ServerRow* const row = m_bridge.servers().find(server);
    if (row) {
        openServerDialog(row->server, true);
    }
}

void ServerCommands::decideHostKey(ServerId server)
{
    const ServerRow* const row = m_bridge.servers().find(server);
    if (!row || !row->status.hostKey) {
        return;
    }
    const HostKeyIssue issue = *row->status.hostKey;
    auto* const dialog = new HostKeyDialog(row->server, issue, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, server, issue] {
        track(m_bridge.source().trustHostKey(server, issue.seen));
    });
    dialog->open();
}

void ServerCommands::remove(const std::vector<ServerId>& servers)
{
    if (servers.empty()) {
        return;
    }
    const ServerRow* const first = m_bridge.servers().find(servers.front());
    const QString text = servers.size() == 1 && first
        ? tr("%1 was removed.").arg(plainText(first->server.name))
        : tr("%n servers were removed.", nullptr, static_cast<int>(servers.size()));
    m_removal = m_bridge.source().removeServers(servers);
    track(m_removal);
    offerUndo({servers, {}, {}}, text);
}

void ServerCommands::offerUndo(const UndoStep& step, const QString& text)
{
    m_undo = step;
    Q_EMIT undoAvailable(true);
    Q_EMIT undoable(text);
}

void ServerCommands::undo()
{
    const UndoStep step = std::exchange(m_undo, {});
    if (!step.removed.empty()) {
        track(m_bridge.source().restoreServers(step.removed));
    }
    if (const std::vector<ServerId> added = named(step.added); !added.empty()) {
        track(m_bridge.source().removeServers(added));
    }
    for (const Server& server : step.changed) {
        track(m_bridge.source().updateServer(server, std::nullopt));
    }
    Q_EMIT undoAvailable(false);
}

std::vector<ServerId> ServerCommands::named(const QStringList& names) const
{
    std::vector<ServerId> servers;
    for (const ServerRow& row : m_bridge.servers().rows()) {
        if (names.contains(row.server.name)) {
            servers.push_back(row.server.id);
        }
    }
    return servers;
}

void ServerCommands::setMonitored(const std::vector<ServerId>& servers, bool isMonitored)
{
    if (!servers.empty()) {
        track(m_bridge.source().setMonitored(servers, isMonitored));
    }
}

void ServerCommands::setGroup(const std::vector<ServerId>& servers, const QString& group)
{
    for (const ServerId server : servers) {
        const ServerRow* const row = m_bridge.servers().find(server);
        if (row && row->server.group != group) {
            Server changed = row->server;
            changed.group = group;
            track(m_bridge.source().updateServer(changed, std::nullopt));
        }
    }
}

void ServerCommands::retry(ServerId server)
{
    track(m_bridge.source().retryNow(server));
}

void ServerCommands::diagnose(ServerId server)
{
    const ServerRow* const row = m_bridge.servers().find(server);
    if (row) {
        auto* const dialog = new DiagnosisDialog(m_bridge.source(), row->server, &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void ServerCommands::importServers()
{
    auto* const dialog = new QFileDialog(&m_window, tr("Import servers"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lists of servers (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ServerCommands::previewImport);
    dialog->open();
}

void ServerCommands::previewImport(const QString& path)
{
    const auto incoming = readServers(path);
    if (!incoming) {
        const text::ErrorWords words = text::words(incoming.error());
        Q_EMIT failed(tr("%1 can't be imported: %2 (%3)")
                          .arg(plainText(QFileInfo(path).fileName()),
                               words.summary,
                               plainText(incoming.error().detail, maxMessageLength)));
        return;
    }
    auto* const dialog = new ImportDialog(
        planImport(allServers(), *incoming), QFileInfo(path).fileName(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        track(m_bridge.source().addServers(dialog->chosen(), {}));
    });
    dialog->open();
}

void ServerCommands::importSshConfig()
{
    Server defaults;
    defaults.statusInterval = m_settings.statusInterval;
    defaults.metricsInterval = m_settings.metricsInterval;
    auto* const dialog
        = new SshImportDialog({engine::usualSshConfig(), allServers(), defaults}, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { applySshImport(dialog->chosen()); });
    dialog->open();
}

void ServerCommands::applySshImport(const std::vector<SshProposal>& proposals)
{
    using State = SshProposal::State;
    UndoStep step;
    for (const SshProposal& proposal : proposals) {
        if (proposal.state == State::New) {
            step.added += proposal.alias;
        } else if (proposal.state == State::Changed) {
            step.changed.push_back(proposal.before);
        }
    }
    if (!step.added.isEmpty()) {
        m_import = m_bridge.source().addServers(serversOf(proposals, State::New), {});
        track(m_import);
    }
    const std::vector<Server> changed = serversOf(proposals, State::Changed);
    for (const Server& server : changed) {
        track(m_bridge.source().updateServer(server, std::nullopt));
    }
    if (!step.added.isEmpty() || !step.changed.empty()) {
        offerUndo(step,
                  tr("From the SSH configuration: %1 added, %2 updated.")
                      .arg(step.added.size())
                      .arg(step.changed.size()));
    }
}

void ServerCommands::exportServers()
{
    auto* const dialog = new QFileDialog(&m_window, tr("Export servers"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setNameFilter(tr("Lists of servers (*.json)"));
    dialog->selectFile(u"vedette-servers.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ServerCommands::writeExport);
    dialog->open();
}

void ServerCommands::writeExport(const QString& path)
{
    const QByteArray json = vedette::exportServers(allServers());
    if (const auto written = engine::writeWholeFile(path, json); !written) {
        Q_EMIT failed(tr("The list of servers can't be written: %1").arg(written.error().detail));
        return;
    }
    Q_EMIT succeeded(tr("The list of servers was exported, without passwords, to %1")
                         .arg(QFileInfo(path).fileName()));
}

} // namespace vedette::ui
