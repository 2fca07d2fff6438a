// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/EngineCore.h"
#include "core/fleet/AccessSource.h"

#include <functional>

namespace vedette::engine {

/// The engine's AccessSource: hands every command to the core thread. Its functions may be called
/// from any thread. Lives on: the engine's thread.
class EngineKits final : public AccessSource
{
public:
    using Command = std::function<void(EngineCore& core, RequestId request)>;
    /// Runs a command on the core thread.
    using Send = std::function<RequestId(Command command)>;

    explicit EngineKits(Send send)
        : m_send(std::move(send))
    { }

    RequestId prepareKit(ServerId server) override;
    RequestId verifyKit(const AccessKit& kit) override;
    RequestId useKit(const AccessKit& kit) override;
    void cancel(RequestId request) override;

private:
    Send m_send;
};

} // namespace vedette::engine
