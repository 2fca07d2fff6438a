// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineKits.h"

namespace vedette::engine {

RequestId EngineKits::prepareKit(ServerId server)
{
    return m_send(
        [server](EngineCore& core, RequestId request) { core.prepareKit(request, server); });
}

RequestId EngineKits::verifyKit(const AccessKit& kit)
{
    return m_send([kit](EngineCore& core, RequestId request) { core.verifyKit(request, kit); });
}

RequestId EngineKits::useKit(const AccessKit& kit)
{
    return m_send([kit](EngineCore& core, RequestId request) { core.useKit(request, kit); });
}

void EngineKits::cancel(RequestId request)
{
    m_send([request](EngineCore& core, RequestId) { core.kits().cancel(request); });
}

} // namespace vedette::engine
