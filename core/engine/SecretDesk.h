// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/Configuration.h"
#include "core/engine/SecretKeeper.h"

namespace vedette::engine {

/// Kept secrets for the command line: blocking calls beside a Configuration, safe while a collector
/// runs on the same folder, which notices the change by itself. Lives on the Configuration's
/// thread.
class SecretDesk final
{
public:
    /// `configuration` must outlive it.
    SecretDesk(Configuration& configuration, const QString& folder, const SecretOptions& options);

    /// Reads what the folder remembers; with a master password also opens the vault, where there is
    /// one.
    [[nodiscard]] Result<void> open(const std::optional<Secret>& master);
    [[nodiscard]] SecretsStatus status() const;
    /// Good when keep() would be: VaultLocked, VaultMissing;
    /// KeychainFailed; NotAvailable when secrets stay in memory.
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> keep(const Server& server, const Credential& credential);
    /// True when a secret for this very login is kept.
    [[nodiscard]] bool keeps(const Server& server) const;
    /// Empty when none is kept for this very login.
    [[nodiscard]] Result<Credential> read(const Server& server);
    [[nodiscard]] Result<void> createVault(const Secret& master);
    [[nodiscard]] Result<void> changeMaster(const Secret& current, const Secret& next);
    [[nodiscard]] Result<void> forget(ServerId server);
    [[nodiscard]] Result<void> forgetAll();

private:
    Configuration& m_configuration;
    SecretKeeper m_keeper;
    store::SecretNotes m_notes;
};

} // namespace vedette::engine
