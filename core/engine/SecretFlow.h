// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/engine/Secrets.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>

namespace vedette::engine {

/// Joins Secrets and the Scheduler: gives a login its kept secret, a locked vault's servers the
/// state "needs you", and an unlocked one's their logins. Lives on: core thread.
class SecretFlow final : public QObject
{
public:
    /// `servers`: those that are watched now; they change, and refresh() is called.
    SecretFlow(Secrets& secrets,
               collect::Scheduler& scheduler,
               const std::map<ServerId, Server>& servers,
               QObject* parent);

    /// After servers changed. What was kept for another login is forgotten.
    void refresh();
    /// What a person gave for this server is kept, or no longer kept; nothing given changes
    /// nothing.
    void apply(const Server& server, const std::optional<Credential>& credential);
    using Then = std::function<void(const Result<Credential>& credential)>;
    /// What was given, else what is known in memory or kept for this very login; `then` may be
    /// called at once. The errors of SecretStore, and Cancelled.
    void find(RequestId request, const Server& server, const Credential& given, Then then);
    using ThenHops = std::function<void(const Result<std::vector<JumpHost>>& hops)>;
    /// The same for all of these jump hosts; errors are named by theirs.
    void findAll(RequestId request, const std::vector<JumpHost>& hops, const ThenHops& then);
    /// Ends find() and findAll() early.
    void cancel(RequestId request);

private:
    /// Waits for a kept secret.
    struct Waiting
    {
        ServerId server;
        Then then;
    };

    void findFrom(std::size_t next,
                  RequestId request,
                  const std::vector<JumpHost>& hops,
                  const ThenHops& then);
    [[nodiscard]] Credential known(const Server& server, const Credential& given) const;
    void answer(ServerId server, const Result<Credential>& credential);
    void supply(ServerId server, const Credential& secret);
    void retryWaiting();
    void forgetInMemory();
    void takeReplaced(ServerId server);

    Secrets& m_secrets;
    collect::Scheduler& m_scheduler;
    const std::map<ServerId, Server>& m_servers;
    std::map<RequestId, Waiting> m_waiting;
};

} // namespace vedette::engine
