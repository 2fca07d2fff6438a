// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CommandFlow.h"

#include <utility>

namespace vedette::engine {

CommandFlow::CommandFlow(ConfigThread& config,
                         collect::Scheduler& scheduler,
                         bool isCollector,
                         QObject* parent)
    : QObject(parent)
    , m_config(config)
    , m_scheduler(scheduler)
    , m_trials(scheduler, this)
    , m_isCollector(isCollector)
{
    connect(&m_trials, &CommandTrials::finished, this, &CommandFlow::finished);
}

void CommandFlow::apply(const std::vector<CustomCommand>& commands)
{
    if (m_commands != commands) {
        m_commands = commands;
        if (m_isCollector) {
            m_scheduler.setCommands(commands);
        }
        Q_EMIT changed(commands);
    }
    for (const RequestId request : std::exchange(m_waitingForLoad, {})) {
        load(request);
    }
}

void CommandFlow::load(RequestId request)
{
    if (!m_commands) {
        m_waitingForLoad.push_back(request);
        return;
    }
    Q_EMIT changed(*m_commands);
    Q_EMIT finished(request, std::nullopt);
}

void CommandFlow::change(RequestId request, Change change)
{
    m_config.call(this,
                  std::move(change),
                  [this, request](const Result<std::vector<CustomCommand>>& commands) {
                      if (commands) {
                          apply(*commands);
                      }
                      Q_EMIT finished(request,
                                      commands ? std::nullopt : std::optional(commands.error()));
                  });
}

void CommandFlow::save(RequestId request, const std::vector<CustomCommand>& commands)
{
    change(request, [commands](store::ConfigStore& store) { return store.saveCommands(commands); });
}

void CommandFlow::remove(RequestId request, const std::vector<CommandId>& commands)
{
    change(request,
           [commands](store::ConfigStore& store) { return store.removeCommands(commands); });
}

void CommandFlow::restore(RequestId request, const std::vector<CommandId>& commands)
{
    change(request,
           [commands](store::ConfigStore& store) { return store.restoreCommands(commands); });
}

} // namespace vedette::engine
