// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineCore.h"

using namespace Qt::StringLiterals;

// Commands of EngineCore that concern access kits.
namespace vedette::engine {

void EngineCore::prepareKit(RequestId request, ServerId server)
{
    const auto found = m_servers.find(server);
    if (found == m_servers.end()) {
        Q_EMIT m_kits.kitReady(request, fail(ErrorCode::NotFound));
        return;
    }
    m_kits.prepare(request, found->second);
}

void EngineCore::verifyKit(RequestId request, const AccessKit& kit)
{
    const auto hops = m_scheduler.jumpHosts({kit.server, {}}).value_or(std::vector<JumpHost>{});
    m_secretFlow.findAll(
        request, hops, [this, request, kit](const Result<std::vector<JumpHost>>& found) {
            if (!found) {
                m_kits.giveUp(request, found.error());
                return;
            }
            const auto pins = pinsAlong(m_keys.pins(), kit.server, *found);
            m_kits.verify(request, kit, {kit.server, {}, pins, *found});
        });
}

void EngineCore::useKit(RequestId request, const AccessKit& kit)
{
    const auto credential = m_kits.credentialOf(kit);
    const auto found = m_servers.find(kit.server.id);
    if (!credential || found == m_servers.end()) {
        finish(request, fail(ErrorCode::NotFound, u"the kit was not verified"_s));
        return;
    }
    Server server = found->second; // what else was changed meanwhile stays
    server.auth = kit.server.auth;
    server.identityFile = kit.server.identityFile;
    server.certificateFile = kit.server.certificateFile;
    server.access = kit.server.access;
    Credential kept = *credential;
    kept.isToBeKept = true;
    m_config.call(
        this,
        [server](store::ConfigStore& store) { return store.updateServer(server); },
        [this, request, server, kept, kit](const Result<void>& stored) {
            if (stored) {
                m_kits.releaseWhenKept(kit);
                applyServer(server, kept);
                m_secretFlow.apply(server, kept);
                m_secretFlow.refresh();
            }
            finish(request, stored);
        });
}

} // namespace vedette::engine
