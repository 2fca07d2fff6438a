// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Secrets.h"

// Commands of Secrets that the keeper does alone.
namespace vedette::engine {

void Secrets::cancel(RequestId request)
{
    const auto found = m_stops.find(request);
    if (found != m_stops.end()) {
        found->second.request_stop();
    }
}

void Secrets::decidePlace(RequestId request)
{
    command(request, [](SecretKeeper& keeper, const std::stop_token&) -> Result<void> {
        keeper.choose();
        return {};
    });
}

void Secrets::createVault(RequestId request, const Secret& master)
{
    command(request, [master](SecretKeeper& keeper, const std::stop_token& stop) {
        return keeper.createVault(master, stop);
    });
}

void Secrets::unlock(RequestId request, const Secret& master)
{
    command(request, [master](SecretKeeper& keeper, const std::stop_token& stop) {
        return keeper.unlock(master, stop);
    });
}

void Secrets::changeMaster(RequestId request, const Secret& current, const Secret& next)
{
    command(request, [current, next](SecretKeeper& keeper, const std::stop_token& stop) {
        return keeper.changeMaster(current, next, stop);
    });
}

void Secrets::lock(RequestId request)
{
    command(request, [](SecretKeeper& keeper, const std::stop_token&) -> Result<void> {
        keeper.lock();
        return {};
    });
}

} // namespace vedette::engine
