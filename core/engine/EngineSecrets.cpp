// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineSecrets.h"

namespace vedette::engine {

RequestId EngineSecrets::requestStatus()
{
    return m_send([](Secrets& secrets, RequestId request) { secrets.tellStatus(request); });
}

RequestId EngineSecrets::decidePlace()
{
    return m_send([](Secrets& secrets, RequestId request) { secrets.decidePlace(request); });
}

RequestId EngineSecrets::createVault(const Secret& master)
{
    return m_send(
        [master](Secrets& secrets, RequestId request) { secrets.createVault(request, master); });
}

RequestId EngineSecrets::unlock(const Secret& master)
{
    return m_send(
        [master](Secrets& secrets, RequestId request) { secrets.unlock(request, master); });
}

RequestId EngineSecrets::lock()
{
    return m_send([](Secrets& secrets, RequestId request) { secrets.lock(request); });
}

RequestId EngineSecrets::changeMaster(const Secret& current, const Secret& next)
{
    return m_send([current, next](Secrets& secrets, RequestId request) {
        secrets.changeMaster(request, current, next);
    });
}

RequestId EngineSecrets::moveTo(SecretPlace place)
{
    return m_send([place](Secrets& secrets, RequestId request) { secrets.moveTo(request, place); });
}

RequestId EngineSecrets::keepWaiting()
{
    return m_send([](Secrets& secrets, RequestId request) {
        secrets.keepWaiting();
        secrets.tellStatus(request);
    });
}

RequestId EngineSecrets::forget(const std::vector<ServerId>& servers)
{
    return m_send([servers](Secrets& secrets, RequestId request) {
        secrets.forget(servers);
        secrets.tellStatus(request);
    });
}

RequestId EngineSecrets::forgetAll()
{
    return m_send([](Secrets& secrets, RequestId request) { secrets.forgetAll(request); });
}

void EngineSecrets::cancel(RequestId request)
{
    m_send([request](Secrets& secrets, RequestId) { secrets.cancel(request); });
}

} // namespace vedette::engine
