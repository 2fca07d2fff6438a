// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandOpener.h"

#include "core/fleet/CommandSource.h"
#include "core/fleet/FleetSource.h"
#include "ui/custom/CommandsDialog.h"
#include "ui/custom/RunDialog.h"
#include "ui/servers/ServerModel.h"

namespace vedette::ui {

CommandOpener::CommandOpener(FleetSource& source, const ServerModel& servers, QWidget& window)
    : QObject(&window)
    , m_source(source)
    , m_servers(servers)
    , m_window(window)
{ }

bool CommandOpener::isAvailable() const
{
    return m_source.commands() != nullptr
        && m_source.capabilities().testFlag(FleetCapability::Configure);
}

void CommandOpener::openCommands()
{
    openCommandsAt({});
}

void CommandOpener::openCommandsAt(ServerId server)
{
    if (isAvailable()) {
        auto* const dialog = new CommandsDialog(*m_source.commands(), m_servers, &m_window);
        dialog->setOrigin(server);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void CommandOpener::openRun(const std::vector<ServerId>& servers)
{
    std::vector<Server> targets;
    targets.reserve(servers.size());
    for (const ServerId id : servers) {
        if (const ServerRow* const row = m_servers.find(id)) {
            targets.push_back(row->server);
        }
    }
    if (isAvailable() && !targets.empty()) {
        auto* const dialog = new RunDialog(*m_source.commands(), std::move(targets), &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

} // namespace vedette::ui
