// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SecretDesk.h"

#include "core/model/LoginText.h"

using namespace Qt::StringLiterals;

namespace vedette::engine {

SecretDesk::SecretDesk(Configuration& configuration,
                       const QString& folder,
                       const SecretOptions& options)
    : m_configuration(configuration)
    , m_keeper(folder, options)
{ }

Result<void> SecretDesk::open(const std::optional<Secret>& master)
{
    auto notes = m_configuration.secretNotes();
    if (!notes) {
        return fail(notes.error());
    }
    m_notes = *std::move(notes);
    m_keeper.remember(m_notes.place, m_notes.scope);
    if (!master || m_keeper.vaultState() == VaultState::Missing) {
        return {};
    }
    return m_keeper.unlock(*master, {});
}

SecretsStatus SecretDesk::status() const
{
    SecretsStatus status{.place = m_keeper.place(), .vault = m_keeper.vaultState()};
    for (const store::KeptSecret& kept : m_notes.kept) {
        if (kept.isInUse() && kept.server < store::kitIdOf({})) {
            status.kept.push_back(kept.server);
        }
    }
    return status;
}

Result<void> SecretDesk::prepare()
{
    return m_keeper.prepare();
}

Result<void> SecretDesk::keep(const Server& server, const Credential& credential)
{
    if (auto written = m_keeper.write(server.id, credential); !written) {
        return written;
    }
    return m_configuration.setSecretPlace(m_keeper.place()).and_then([&] {
        return m_configuration.keepSecret(server.id, loginText(server));
    });
}

bool SecretDesk::keeps(const Server& server) const
{
    const store::KeptSecret* const kept = m_notes.findInUse(server.id);
    return kept != nullptr && kept->login == loginText(server);
}

Result<Credential> SecretDesk::read(const Server& server)
{
    return keeps(server) ? m_keeper.read(server.id) : Credential();
}

Result<void> SecretDesk::createVault(const Secret& master)
{
    return m_keeper.createVault(master, {}).and_then([&] {
        return m_notes.place == SecretPlace::Undecided
            ? m_configuration.setSecretPlace(SecretPlace::VaultFile)
            : Result<void>();
    });
}

Result<void> SecretDesk::changeMaster(const Secret& current, const Secret& next)
{
    return m_keeper.changeMaster(current, next, {});
}

Result<void> SecretDesk::forget(ServerId server)
{
    if (m_notes.find(server) == nullptr) {
        return {};
    }
    // Used no more even when it can't be removed now.
    return m_configuration.releaseSecret(server)
        .and_then([&] { return m_keeper.remove(server); })
        .and_then([&] { return m_configuration.dropSecret(server); });
}

Result<void> SecretDesk::forgetAll()
{
    std::vector<ServerId> servers;
    for (const store::KeptSecret& kept : m_notes.kept) {
        servers.push_back(kept.server);
    }
    auto forgotten = m_keeper.forgetAll(servers);
    for (const ServerId server : servers) {
        forgotten = forgotten.and_then([&] { return m_configuration.dropSecret(server); });
    }
    return forgotten;
}

} // namespace vedette::engine
