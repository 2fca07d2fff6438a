// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/ServerCommands.h"

#include "core/base/PlainText.h"
#include "core/engine/SshHosts.h"
#include "core/engine/WholeFile.h"
#include "core/model/ServerJson.h"
#include "core/text/ErrorText.h"
#include "ui/UiBridge.h"
#include "ui/import/ImportDialog.h"
#include "ui/import/SshImportDialog.h"
#include "ui/servers/AccessKitDialog.h"
#include "ui/servers/DiagnosisDialog.h"
#include "ui/servers/HostKeyDialog.h"
#include "ui/servers/ServerDialog.h"
#include "ui/servers/ServerModel.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qint64 maxFile
    = 17LL * 1024 * 1024; ///< a little more than importServers takes: it says so

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
    settleDeeds(request, error);
    if (error) {
        Q_EMIT failed(text::words(*error).sentence());
    }
}

/// A deed can be undone until it was, unless it failed itself or nothing of it is left.
void ServerCommands::settleDeeds(RequestId request, const std::optional<Error>& error)
{
    const bool isUndo = m_undo == request;
    const bool isOver = isUndo ? !error || error->code == ErrorCode::NotFound : error.has_value();
    if (isOver) {
        std::erase_if(m_deeds, [over = isUndo ? m_undone : request](const Deed& deed) {
            return deed.request == over;
        });
    }
    if (isUndo) {
        m_undo.reset();
    }
    if (isUndo || isOver) {
        tellUndo();
    }
}

void ServerCommands::tellUndo()
{
    Q_EMIT undoAvailable(!m_deeds.empty() && !m_undo);
}

void ServerCommands::offerUndo(const Deed& deed, const QString& text)
{
    m_deeds.push_back(deed);
    tellUndo();
    Q_EMIT undoable(text);
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
    dialog->setDefaults(m_settings.history);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const bool isNew = initial.id.isNull();
    connect(dialog, &QDialog::accepted, this, [this, dialog, isNew] {
        if (isNew && !dialog->savedServer().isNull()) {
            Q_EMIT serverAdded(dialog->savedServer());
        }
    });
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
        track(m_bridge.source().trustHostKey(server, issue));
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
    const RequestId request = m_bridge.source().removeServers(servers);
    track(request);
    offerUndo({request, servers, {}, {}}, text);
}

void ServerCommands::undo()
{
    if (m_deeds.empty() || m_undo) {
        return;
    }
    const Deed& latest = m_deeds.back();
    m_undone = latest.request;
    if (const RequestId last = takeBack(latest); !last.isNull()) {
        m_undo = last;
    } else {
        m_deeds.pop_back();
    }
    tellUndo();
}

RequestId ServerCommands::takeBack(const Deed& deed)
{
    RequestId last;
    for (const Server& server : deed.changed) {
        last = m_bridge.source().updateServer(server, std::nullopt);
        track(last);
    }
    if (const std::vector<ServerId> added = named(deed.added); !added.empty()) {
        last = m_bridge.source().removeServers(added);
        track(last);
    }
    if (!deed.removed.empty()) {
        last = m_bridge.source().restoreServers(deed.removed);
        track(last);
    }
    return last;
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
    std::vector<ServerId> others;
    std::ranges::copy_if(servers, std::back_inserter(others), [&](ServerId server) {
        const ServerRow* const row = m_bridge.servers().find(server);
        return row != nullptr && row->server.group != group;
    });
    if (!others.empty()) {
        track(m_bridge.source().setGroup(others, group));
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

void ServerCommands::restrictAccess(ServerId server)
{
    const ServerRow* const row = m_bridge.servers().find(server);
    if (row == nullptr || m_bridge.source().access() == nullptr) {
        return;
    }
    if (row->server.kind == ServerKind::Local) {
        Q_EMIT failed(tr("This computer is monitored without a login: it needs no key."));
        return;
    }
    auto* const dialog = new AccessKitDialog(m_bridge.source(), row->server, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
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
    m_files.run([path] { return readServers(path); },
                [this, path](const auto& incoming) { showImport(path, incoming); });
}

void ServerCommands::showImport(const QString& path, const Result<std::vector<Server>>& incoming)
{
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
    const std::vector<Server> fresh = serversOf(proposals, State::New);
    const std::vector<Server> changed = serversOf(proposals, State::Changed);
    if (fresh.empty() && changed.empty()) {
        return;
    }
    Deed deed;
    for (const SshProposal& proposal : proposals) {
        if (proposal.state == State::New) {
            deed.added += proposal.alias;
        } else if (proposal.state == State::Changed) {
            deed.changed.push_back(proposal.before);
        }
    }
    for (const Server& server : changed) {
        deed.request = m_bridge.source().updateServer(server, std::nullopt);
        track(deed.request);
    }
    if (!fresh.empty()) {
        deed.request = m_bridge.source().addServers(fresh, {});
        track(deed.request);
    }
    offerUndo(deed,
              tr("From the SSH configuration: %1 added, %2 updated.")
                  .arg(fresh.size())
                  .arg(changed.size()));
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
    m_files.run([path, json] { return engine::writeWholeFile(path, json); },
                [this, path](const Result<void>& written) { tellExport(path, written); });
}

void ServerCommands::tellExport(const QString& path, const Result<void>& written)
{
    if (!written) {
        Q_EMIT failed(tr("The list of servers can't be written: %1").arg(written.error().detail));
        return;
    }
    Q_EMIT succeeded(tr("The list of servers was exported, without passwords, to %1")
                         .arg(QFileInfo(path).fileName()));
}

} // namespace vedette::ui
