// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/engine/Secrets.h"

#include <QObject>

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
    /// What was given, else what is known in memory for this very login.
    [[nodiscard]] Credential known(const Server& server, const Credential& given) const;

private:
    void supply(ServerId server, const Credential& secret);
    void retryWaiting();
    void forgetInMemory();
    void takeReplaced(ServerId server);

    Secrets& m_secrets;
    collect::Scheduler& m_scheduler;
    const std::map<ServerId, Server>& m_servers;
};

} // namespace vedette::engine
