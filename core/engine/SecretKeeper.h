// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/SecretOptions.h"
#include "core/model/SecretsStatus.h"
#include "core/vault/VaultFile.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace vedette::engine {

/// The one store of secrets that this process uses: the system's keychain or the data folder's
/// vault file ("secrets.vault"). Blocking: a keychain up to 3 s, the key of a vault about 1 s.
/// Errors are those of SecretStore. Lives on one thread at a time, which may block.
class SecretKeeper final
{
public:
    struct State
    {
        SecretPlace place = SecretPlace::Undecided;
        VaultState vault = VaultState::Missing;

        bool operator==(const State&) const = default;
    };

    SecretKeeper(const QString& folder, SecretOptions options);

    /// What the data folder remembers; nothing is opened yet.
    void remember(SecretPlace place, const QString& scope);
    /// Chooses where nothing is remembered: a vault that is there, else the keychain when it works,
    /// else a vault to be made.
    SecretPlace choose();
    /// Good when write() would be, as far as can be told without writing: VaultLocked;
    /// VaultMissing when it is still to be made; NotAvailable when secrets stay in memory.
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] SecretPlace place() const { return m_place; }
    [[nodiscard]] VaultState vaultState() const;

    /// Empty when nothing is kept, as nothing is while the place is memory.
    [[nodiscard]] Result<Credential> read(ServerId server);
    /// NotAvailable while the place is memory.
    [[nodiscard]] Result<void> write(ServerId server, const Credential& credential);
    [[nodiscard]] Result<void> remove(ServerId server);

    [[nodiscard]] Result<void> createVault(const Secret& master, const std::stop_token& stop);
    [[nodiscard]] Result<void> unlock(const Secret& master, const std::stop_token& stop);
    [[nodiscard]] Result<void>
    changeMaster(const Secret& current, const Secret& next, const std::stop_token& stop);
    void lock() { m_vault.lock(); }
    bool lockIfIdle() { return m_vault.lockIfIdle(); }
    void setIdleLimit(milliseconds limit) { m_vault.setIdleLimit(limit); }

    /// Remembers for good where secrets are kept.
    using StorePlace = std::function<Result<void>(SecretPlace place)>;
    /// Takes the secrets of these servers along, to memory none: copies them, has the new place
    /// remembered, and only then clears the old one. What can't be done leaves the place as it was,
    /// and all secrets there, unless the place fails while they are put back, which is logged.
    [[nodiscard]] Result<void>
    moveTo(SecretPlace place, const std::vector<ServerId>& kept, const StorePlace& storePlace);
    /// Removes the secrets of these servers, and the vault file: it need not be unlocked.
    [[nodiscard]] Result<void> forgetAll(const std::vector<ServerId>& kept);

private:
    [[nodiscard]] Result<vault::SecretStore*> store(SecretPlace place, KeychainUse use);
    [[nodiscard]] Result<void> copyTo(vault::SecretStore& target,
                                      const std::vector<ServerId>& kept);
    [[nodiscard]] Result<void> giveUp(const std::vector<ServerId>& kept);
    [[nodiscard]] Result<void> clear(SecretPlace place, const std::vector<ServerId>& kept);

    SecretOptions m_options;
    SecretPlace m_place = SecretPlace::Undecided;
    QString m_scope;
    std::unique_ptr<vault::SecretStore> m_keychain; ///< null until it is used
    vault::VaultFile m_vault;
};

/// The vault file of a data folder.
[[nodiscard]] QString vaultPath(const QString& folder);

} // namespace vedette::engine
