// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HardwareLog.h"

#include "core/base/Log.h"

namespace vedette::engine {

HardwareLog::HardwareLog(ConfigThread& config, Role role, QObject* parent)
    : QObject(parent)
    , m_config(config)
    , m_role(role)
{ }

void HardwareLog::accept(const Snapshot& snapshot)
{
    const auto* const hardware = std::get_if<Hardware>(&snapshot.details);
    if (m_role == Role::Onlooker || hardware == nullptr) {
        return;
    }
    m_config.call(
        this,
        [server = snapshot.server, told = *hardware, at = snapshot.collectedAt](
            store::ConfigStore& store) { return store.keepHardware(server, told, at); },
        [this, server = snapshot.server](const Result<std::vector<HardwareChange>>& changes) {
            takeChanges(server, changes);
        });
}

void HardwareLog::takeChanges(ServerId server, const Result<std::vector<HardwareChange>>& changes)
{
    if (!changes && !m_isStuck) { // once, not for each of a thousand servers
        qCWarning(logEngine).noquote()
            << "what servers are made of could not be stored:" << changes.error().detail;
    }
    m_isStuck = !changes;
    if (changes && !changes->empty()) {
        Q_EMIT hardwareChanged(server, *changes);
    }
}

void HardwareLog::read(RequestId request, ServerId server)
{
    m_config.call(
        this,
        [server](store::ConfigStore& store) { return store.hardware(server); },
        [this, request](const Result<HardwareHistory>& history) {
            Q_EMIT hardwareReady(request, history);
        });
}

} // namespace vedette::engine
