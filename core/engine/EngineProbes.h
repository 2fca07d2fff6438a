// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/EngineCore.h"
#include "core/fleet/ProbeSource.h"

#include <functional>

namespace vedette::engine {

/// The engine's ProbeSource: hands every command to the core thread. Its functions may be called
/// from any thread. Lives on: the engine's thread.
class EngineProbes final : public ProbeSource
{
public:
    using Command = std::function<void(ProbeFlow& probes, RequestId request)>;
    /// Runs a command on the core thread.
    using Send = std::function<RequestId(Command command)>;

    explicit EngineProbes(Send send)
        : m_send(std::move(send))
    { }

    void watch(ServerId server, const QString& probe) override;
    RequestId ask(ServerId server, const QString& probe) override;
    RequestId requestWork(ServerId server, const MetricId& metric) override;
    RequestId requestHardware(ServerId server) override;
    RequestId requestBoots(ServerId server) override;

private:
    Send m_send;
};

} // namespace vedette::engine
