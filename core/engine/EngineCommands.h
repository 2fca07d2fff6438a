// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/EngineCore.h"
#include "core/fleet/CommandSource.h"

#include <functional>

namespace vedette::engine {

/// The engine's CommandSource: hands every command to the core thread. Its functions may be called
/// from any thread. Lives on: the engine's thread.
class EngineCommands final : public CommandSource
{
public:
    using Command = std::function<void(CommandFlow& commands, RequestId request)>;
    /// Runs a command on the core thread.
    using Send = std::function<RequestId(Command command)>;

    explicit EngineCommands(Send send)
        : m_send(std::move(send))
    { }

    RequestId requestCommands() override;
    RequestId save(const std::vector<CustomCommand>& commands) override;
    RequestId remove(const std::vector<CommandId>& commands) override;
    RequestId restore(const std::vector<CommandId>& commands) override;
    RequestId run(const CustomCommand& command, const std::vector<ServerId>& servers) override;
    void cancel(RequestId request) override;

private:
    Send m_send;
};

} // namespace vedette::engine
