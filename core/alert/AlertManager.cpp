// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/alert/AlertManager.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::alert {

namespace {

struct Trouble
{
    QString rule;
    Severity severity = Severity::Critical;
};

std::optional<Trouble> troubleOf(ServerState state)
{
    switch (state) {
    case ServerState::Unreachable:
        return Trouble{u"server.unreachable"_s, Severity::Critical};
    case ServerState::AuthFailed:
        return Trouble{u"server.authFailed"_s, Severity::High};
    case ServerState::HostKeyChanged:
        return Trouble{u"server.hostKeyChanged"_s, Severity::Critical};
    case ServerState::Unknown:
    case ServerState::Connecting:
    case ServerState::Online:
    case ServerState::Degraded:
    case ServerState::NeedsUser:
    case ServerState::Paused:
        return std::nullopt;
    }
    return std::nullopt;
}

/// The trouble is over, or nobody looks any more; in the other states nothing is known.
bool endsTrouble(ServerState state)
{
    return isUp(state) || state == ServerState::Paused;
}

Alert resolved(Alert alert, Timestamp now)
{
    alert.state = AlertState::Resolved;
    alert.resolvedAt = std::max(now, alert.raisedAt); // the clock may have been set back
    return alert;
}

} // namespace

void AlertManager::restore(const std::vector<Alert>& firing)
{
    m_firing.clear();
    for (const Alert& alert : firing) {
        m_firing.insert(alert.server, alert);
    }
}

std::vector<Alert>
AlertManager::evaluate(const Server& server, const ServerStatus& status, Timestamp now)
{
    const std::optional<Trouble> trouble = troubleOf(status.state);
    const auto current = m_firing.constFind(server.id);
    const bool isFiring = current != m_firing.cend();
    if (!trouble && !endsTrouble(status.state)) {
        return {};
    }
    if (isFiring && trouble && current->rule == trouble->rule) {
        return {};
    }

    std::vector<Alert> changes;
    if (isFiring) {
        changes.push_back(resolved(*current, now));
        m_firing.erase(current);
    }
    if (trouble) {
        const Alert alert{.id = {},
                          .server = server.id,
                          .serverName = server.name,
                          .rule = trouble->rule,
                          .severity = trouble->severity,
                          .state = AlertState::Firing,
                          .reason = status.error,
                          .raisedAt = now,
                          .resolvedAt = std::nullopt};
        m_firing.insert(server.id, alert);
        changes.push_back(alert);
    }
    return changes;
}

std::optional<Alert> AlertManager::serverRemoved(ServerId server, Timestamp now)
{
    const auto current = m_firing.constFind(server);
    if (current == m_firing.cend()) {
        return std::nullopt;
    }
    const Alert alert = resolved(*current, now);
    m_firing.erase(current);
    return alert;
}

std::vector<Alert> AlertManager::firing() const
{
    return {m_firing.cbegin(), m_firing.cend()};
}

} // namespace vedette::alert
