// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SecretFlow.h"

#include "core/model/LoginText.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

bool waitsForPerson(ServerState state)
{
    return state == ServerState::NeedsUser || state == ServerState::AuthFailed;
}

} // namespace

SecretFlow::SecretFlow(Secrets& secrets,
                       collect::Scheduler& scheduler,
                       const std::map<ServerId, Server>& servers,
                       QObject* parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_scheduler(scheduler)
    , m_servers(servers)
{
    connect(&scheduler, &collect::Scheduler::credentialNeeded, this, [this](ServerId server) {
        m_secrets.read(server);
    });
    connect(&secrets, &Secrets::secretRead, this, [this](ServerId server, const Credential& kept) {
        answer(server, kept);
        supply(server, kept);
    });
    connect(&secrets, &Secrets::secretRefused, this, [this](ServerId server, const Error& error) {
        answer(server, fail(error));
        m_scheduler.refuseCredential(server, error);
    });
    connect(&secrets, &Secrets::keptChanged, this, &SecretFlow::refresh);
    connect(&secrets, &Secrets::secretReplaced, this, &SecretFlow::takeReplaced);
    connect(&secrets, &Secrets::unlocked, this, &SecretFlow::retryWaiting);
    connect(&secrets, &Secrets::locked, this, &SecretFlow::forgetInMemory);
}

void SecretFlow::refresh()
{
    std::set<ServerId> kept;
    std::vector<ServerId> stale;
    for (const auto& [id, server] : m_servers) {
        if (m_secrets.keeps(server)) {
            kept.insert(id);
        } else if (m_secrets.isStale(server)) {
            stale.push_back(id);
        }
    }
    m_scheduler.setKept(std::move(kept));
    if (!stale.empty()) {
        m_secrets.forget(stale);
    }
}

void SecretFlow::apply(const Server& server, const std::optional<Credential>& credential)
{
    if (!credential) {
        return;
    }
    if (credential->isToBeKept && !credential->isEmpty()) {
        m_secrets.keep(server, *credential);
    } else if (m_secrets.keepsOrWaits(server.id)) {
        m_secrets.forget({server.id});
    }
}

Credential SecretFlow::known(const Server& server, const Credential& given) const
{
    const collect::ServerRecord* const record = m_scheduler.find(server.id);
    const bool isKnown = record != nullptr && loginText(record->server()) == loginText(server);
    return given.isEmpty() && isKnown ? record->credential : given;
}

void SecretFlow::find(RequestId request, const Server& server, const Credential& given, Then then)
{
    const Credential inMemory = known(server, given);
    if (!inMemory.isEmpty() || !m_secrets.keeps(server)) {
        then(inMemory);
        return;
    }
    m_waiting.insert_or_assign(request, Waiting{server.id, std::move(then)});
    m_secrets.read(server.id);
}

void SecretFlow::findAll(RequestId request, const std::vector<JumpHost>& hops, const ThenHops& then)
{
    findFrom(0, request, hops, then);
}

/// One after another: one request waits for one secret.
void SecretFlow::findFrom(std::size_t next,
                          RequestId request,
                          const std::vector<JumpHost>& hops,
                          const ThenHops& then)
{
    if (next == hops.size()) {
        then(hops);
        return;
    }
    const JumpHost& hop = hops[next];
    find(request, hop.server, hop.credential, [=, this](const Result<Credential>& found) {
        if (!found) {
            then(fail(found.error().in(u"jump host "_s + addressOf(hop.server))));
            return;
        }
        auto known = hops;
        known[next].credential = *found;
        findFrom(next + 1, request, known, then);
    });
}

void SecretFlow::cancel(RequestId request)
{
    const auto node = m_waiting.extract(request);
    if (!node.empty()) {
        node.mapped().then(fail(ErrorCode::Cancelled));
    }
}

void SecretFlow::answer(ServerId server, const Result<Credential>& credential)
{
    std::vector<Then> answered;
    std::erase_if(m_waiting, [&](const auto& waiting) {
        const bool isIts = waiting.second.server == server;
        if (isIts) {
            answered.push_back(waiting.second.then);
        }
        return isIts;
    });
    for (const Then& then : answered) {
        then(credential);
    }
}

void SecretFlow::supply(ServerId server, const Credential& secret)
{
    if (!m_scheduler.awaitsCredential(server)) {
        return; // removed, paused, or given another one meanwhile
    }
    if (secret.isEmpty()) { // taken away behind our back: the login tells what it needs
        m_secrets.forget({server});
        m_scheduler.missCredential(server);
    } else {
        m_scheduler.supplyCredential(server, secret);
    }
}

void SecretFlow::retryWaiting()
{
    for (const auto& [id, server] : m_servers) {
        const collect::ServerRecord* const record = m_scheduler.find(id);
        if (record == nullptr || record->status().state != ServerState::NeedsUser) {
            continue;
        }
        const auto& error = record->status().error; // perhaps of a jump host's secret
        const bool isLocked = error
            && (error->code == ErrorCode::VaultLocked || error->code == ErrorCode::VaultMissing);
        if (isLocked || (record->credential.isEmpty() && m_secrets.keeps(server))) {
            m_scheduler.retryNow(id);
        }
    }
}

void SecretFlow::forgetInMemory()
{
    for (const auto& [id, server] : m_servers) {
        if (m_secrets.keeps(server)) {
            m_scheduler.forgetCredential(id);
        }
    }
}

void SecretFlow::takeReplaced(ServerId server)
{
    m_scheduler.forgetCredential(server);
    const collect::ServerRecord* const record = m_scheduler.find(server);
    if (record != nullptr && waitsForPerson(record->status().state)) {
        m_scheduler.retryNow(server);
    }
}

} // namespace vedette::engine
