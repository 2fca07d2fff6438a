// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/TrustedKeys.h"

#include "core/base/Log.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

TrustedKeys::TrustedKeys(const Clock& clock,
                         ConfigThread& config,
                         collect::Scheduler& scheduler,
                         const std::map<ServerId, Server>& servers,
                         QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_config(config)
    , m_scheduler(scheduler)
    , m_servers(servers)
{
    connect(&scheduler, &collect::Scheduler::pinAccepted, this, [this](const HostKeyPin& pin) {
        accept(pin);
    });
}

void TrustedKeys::accept(const HostKeyPin& pin)
{
    const HostKeyPins known = pinsOf(m_pins, pin.host, pin.port);
    if (!known.empty() && pin.source == acceptedAsNew) {
        return; // the first key alone counts
    }
    m_unstored.push_back(pin); // it holds meanwhile
    take(pin);
    store(pin);
}

void TrustedKeys::apply(HostKeyPins stored)
{
    stored.insert(stored.end(), m_unstored.begin(), m_unstored.end());
    const HostKeyPins before = std::exchange(m_pins, std::move(stored));
    m_scheduler.setPins(m_pins);
    for (const auto& [id, server] : m_servers) {
        const auto& issue = m_scheduler.find(id)->status().hostKey;
        if (issue
            && pinsOf(before, issue->host, issue->port)
                != pinsOf(m_pins, issue->host, issue->port)) {
            m_scheduler.retryNow(id); // another process has trusted or forgotten that key
        }
    }
}

void TrustedKeys::trust(const Server& server,
                        const HostKeyIssue& issue,
                        const std::function<void(const Result<void>&)>& done)
{
    const auto policy = policyAt(server, issue);
    if (!policy) {
        done(fail(ErrorCode::NotFound, issue.host));
        return;
    }
    if (!issue.expected.empty()) {
        done(fail(ErrorCode::HostKeyChanged, u"another key is known for this address"_s));
        return;
    }
    if (!mayBeTrusted(issue) || *policy == HostKeyPolicy::Strict) {
        const bool isRevoked = issue.obstacle == HostKeyObstacle::Revoked;
        done(fail(isRevoked ? ErrorCode::HostKeyRevoked : ErrorCode::HostKeyUnknown,
                  u"the key can't be trusted here"_s));
        return;
    }
    const HostKeyPins known = pinsOf(m_pins, issue.host, issue.port);
    const bool isChange = std::ranges::any_of(
        known, [&issue](const HostKeyPin& pin) { return pin.key != issue.seen; });
    if (isChange) {
        done(fail(ErrorCode::HostKeyChanged, u"another key is trusted for this address"_s));
        return;
    }
    const HostKeyPin pin{issue.host.toLower(), issue.port, issue.seen, m_clock.now(), u"user"_s};
    m_config.call(
        this,
        [pin](store::ConfigStore& store) { return store.addPin(pin); },
        [this, id = server.id, pin, done](const Result<void>& stored) {
            if (stored) { // said only once it is kept
                take(pin);
                m_scheduler.retryAttended(id); // whoever trusts it is there to answer the login
                retryAt(pin);
            }
            done(stored);
        });
}

void TrustedKeys::storeAgain()
{
    for (const HostKeyPin& pin : std::exchange(m_failed, {})) {
        store(pin);
    }
}

/// Of the server itself, or of the jump host on the way to it; nothing when the way does not lead
/// by that address.
std::optional<HostKeyPolicy> TrustedKeys::policyAt(const Server& server,
                                                   const HostKeyIssue& issue) const
{
    if (isOwn(issue, server)) {
        return server.hostKeyPolicy;
    }
    const auto hops = m_scheduler.jumpHosts({server, {}}).value_or(std::vector<JumpHost>{});
    const auto hop = std::ranges::find_if(
        hops,
        [&issue](const Server& at) { return addressOf(at) == issue.jumpHost; },
        &JumpHost::server);
    return hop == hops.end() ? std::nullopt : std::optional(hop->server.hostKeyPolicy);
}

void TrustedKeys::take(const HostKeyPin& pin)
{
    m_pins.push_back(pin);
    m_scheduler.setPins(m_pins);
}

/// All that waited for trust in this key.
void TrustedKeys::retryAt(const HostKeyPin& pin)
{
    for (const auto& [id, server] : m_servers) {
        const auto& issue = m_scheduler.find(id)->status().hostKey;
        if (issue && issue->seen == pin.key && !pinsOf({pin}, issue->host, issue->port).empty()) {
            m_scheduler.retryNow(id);
        }
    }
}

void TrustedKeys::store(const HostKeyPin& pin)
{
    m_config.call(
        this,
        [pin](store::ConfigStore& config) { return config.addPin(pin); },
        [this, pin](const Result<void>& stored) {
            if (stored) {
                std::erase(m_unstored, pin);
            } else {
                m_failed.push_back(pin);
                qCWarning(logEngine).noquote()
                    << "a host key could not be stored:" << stored.error().detail;
            }
        });
}

} // namespace vedette::engine
