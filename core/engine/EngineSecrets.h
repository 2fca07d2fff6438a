// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/Secrets.h"
#include "core/fleet/SecretsSource.h"

#include <functional>

namespace vedette::engine {

/// The engine's SecretsSource: hands every command to the core thread. Its functions may be called
/// from any thread. Lives on: the engine's thread.
class EngineSecrets final : public SecretsSource
{
public:
    using Command = std::function<void(Secrets& secrets, RequestId request)>;
    /// Runs a command on the core thread.
    using Send = std::function<RequestId(Command command)>;

    explicit EngineSecrets(Send send)
        : m_send(std::move(send))
    { }

    RequestId requestStatus() override;
    RequestId decidePlace() override;
    RequestId createVault(const Secret& master) override;
    RequestId unlock(const Secret& master) override;
    RequestId lock() override;
    RequestId changeMaster(const Secret& current, const Secret& next) override;
    RequestId moveTo(SecretPlace place) override;
    RequestId keepWaiting() override;
    RequestId forget(const std::vector<ServerId>& servers) override;
    RequestId forgetAll() override;
    void cancel(RequestId request) override;

private:
    Send m_send;
};

} // namespace vedette::engine
