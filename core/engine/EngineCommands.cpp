// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineCommands.h"

namespace vedette::engine {

RequestId EngineCommands::requestCommands()
{
    return m_send([](CommandFlow& flow, RequestId request) { flow.load(request); });
}

RequestId EngineCommands::save(const std::vector<CustomCommand>& commands)
{
    return m_send(
        [commands](CommandFlow& flow, RequestId request) { flow.save(request, commands); });
}

RequestId EngineCommands::remove(const std::vector<CommandId>& commands)
{
    return m_send(
        [commands](CommandFlow& flow, RequestId request) { flow.remove(request, commands); });
}

RequestId EngineCommands::restore(const std::vector<CommandId>& commands)
{
    return m_send(
        [commands](CommandFlow& flow, RequestId request) { flow.restore(request, commands); });
}

RequestId EngineCommands::run(const CustomCommand& command, const std::vector<ServerId>& servers)
{
    return m_send([command, servers](CommandFlow& flow, RequestId request) {
        flow.trials().run(request, command, servers);
    });
}

void EngineCommands::cancel(RequestId request)
{
    m_send([request](CommandFlow& flow, RequestId) { flow.trials().cancel(request); });
}

} // namespace vedette::engine
