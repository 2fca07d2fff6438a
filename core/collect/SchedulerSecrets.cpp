// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The part of the scheduler that knows what logins need beforehand: secrets that are kept
// elsewhere, their own and their jump hosts'.
#include "core/collect/Scheduler.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// What a person mends at a jump host's own entry.
bool isOfJumpHost(ErrorCode code)
{
    return code == ErrorCode::JumpHostLogin || code == ErrorCode::ProxyCommandOff;
}

} // namespace

bool Scheduler::awaitsCredential(ServerId server) const
{
    const ServerRecord* const record = find(server);
    return record != nullptr && (record->awaitsCredential() || m_awaitedHops.contains(server));
}

void Scheduler::supplyCredential(ServerId server, const Credential& credential)
{
    const auto found = m_records.find(server);
    if (found == m_records.end()) {
        return;
    }
    ServerRecord& record = found->second;
    record.credential = credential;
    if (record.phase() == ServerRecord::Phase::LoggingIn) { // that login does not know it yet
        const ServerStatus before = record.status();
        drop(record);
        record.requestLogin(m_clock.monotonic(), m_clock.now());
        publish(record, before);
        reschedule(record);
    } else {
        retryNow(server);
    }
    retryBehind(record.server());
    retryWaitingFor(server);
}

void Scheduler::missCredential(ServerId server)
{
    m_kept.erase(server);
    retryNow(server);
    retryWaitingFor(server);
}

void Scheduler::refuseCredential(ServerId server, const Error& error)
{
    refuseLogin(server, error);
    const ServerRecord* const hop = find(server);
    for (const ServerId waiting : takeWaitingFor(server)) {
        refuseLogin(waiting,
                    hop == nullptr ? error : error.in(u"jump host "_s + addressOf(hop->server())));
    }
}

void Scheduler::forgetCredential(ServerId server)
{
    const auto found = m_records.find(server);
    if (found != m_records.end()) {
        found->second.credential = {};
    }
}

std::optional<ServerId> Scheduler::missingSecret(const ServerRecord& record,
                                                 const std::vector<JumpHost>& hops) const
{
    if (record.credential.isEmpty() && m_kept.contains(record.server().id)) {
        return record.server().id;
    }
    const auto missing = std::ranges::find_if(hops, [this](const JumpHost& hop) {
        return hop.credential.isEmpty() && m_kept.contains(hop.server.id);
    });
    return missing == hops.end() ? std::nullopt : std::optional(missing->server.id);
}

/// Asked for once, however many servers are behind a jump host.
void Scheduler::awaitSecret(ServerId owner, ServerId server)
{
    if (owner == server) {
        Q_EMIT credentialNeeded(owner);
        return;
    }
    const bool isAsked = m_awaitedHops.contains(owner);
    m_awaitedHops[owner].insert(server);
    if (!isAsked) {
        Q_EMIT credentialNeeded(owner);
    }
}

/// Logins that waited for the secret of this one as their jump host.
std::set<ServerId> Scheduler::takeWaitingFor(ServerId hop)
{
    const auto waiting = m_awaitedHops.extract(hop);
    return waiting.empty() ? std::set<ServerId>{} : waiting.mapped();
}

void Scheduler::retryWaitingFor(ServerId hop)
{
    for (const ServerId server : takeWaitingFor(hop)) {
        if (const ServerRecord* const record = find(server);
            record != nullptr && record->awaitsCredential()) {
            retryNow(server);
        }
    }
}

void Scheduler::refuseLogin(ServerId server, const Error& error)
{
    const auto found = m_records.find(server);
    if (found == m_records.end() || !found->second.awaitsCredential()) {
        return;
    }
    const ServerStatus before = found->second.status();
    found->second.credentialRefused(error, m_clock.now());
    publish(found->second, before);
}

/// Logins that were refused by this one as their jump host.
void Scheduler::retryBehind(const Server& hop)
{
    for (auto& [id, record] : m_records) {
        const auto& error = record.status().error;
        if (!error || !isOfJumpHost(error->code)) {
            continue;
        }
        const auto named = parseJumpHosts(record.server().proxyJump);
        const bool isBehind = named && std::ranges::any_of(*named, [&hop](const Server& address) {
                                  return isSameLogin(address, hop);
                              });
        if (isBehind) {
            retryNow(id);
        }
    }
}

/// A jump host that let a person in lets in all that wait behind it.
void Scheduler::retryBehindHopsOf(const Server& server)
{
    const auto hops = parseJumpHosts(server.proxyJump).value_or(std::vector<Server>{});
    for (const Server& hop : hops) {
        retryBehind(hop);
    }
}

} // namespace vedette::collect
