// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/vault/IdleLimit.h"
#include "core/vault/KeyDerivation.h"
#include "core/vault/OpenVault.h"
#include "core/vault/SecretStore.h"

#include <QString>

#include <optional>
#include <stop_token>

namespace vedette::vault {

/// A file that keeps secrets under a master password: Argon2id makes the key, XChaCha20-Poly1305
/// seals every record (VaultImage tells the format). Locked until unlock(), and again after lock(),
/// after the idle time, or when another process has changed the master password; then every call
/// is answered with VaultLocked and no key is in memory.
///
/// Other processes may use the same file: each call sees what is on the disk, writers take turns
/// under "<path>.lock", and a file is replaced whole or not at all.
///
/// How the engine is meant to use it: create(), unlock() and changeMaster() take seconds and belong
/// on the work pool, with the stop_token of the shutdown; so do read() and write() (a few
/// milliseconds). The core's tick posts lockIfIdle() to the same place. With a collector that
/// nobody sits at, the master password comes from HeadlessSecrets and the idle time is zero.
class VaultFile final : public SecretStore
{
public:
    struct Options
    {
        QString path;
        const Clock* clock = &systemClock();
        milliseconds idleLimit{0}; ///< locks itself when unused for so long; zero: never
        KdfBounds bounds = {}; ///< for tests: smaller ones are fast, and safe for nobody
    };

    explicit VaultFile(Options options);

    /// Whether there is a file to unlock.
    [[nodiscard]] bool exists() const;
    /// Makes a new, empty vault and leaves it unlocked. InvalidConfig ("masterPassword") for an
    /// empty or endless master password, InvalidFile when something stands there already.
    [[nodiscard]] Result<void> create(const Secret& master, const std::stop_token& stop);
    /// NotFound without a file, MasterPasswordWrong, VaultDamaged, SchemaTooNew.
    [[nodiscard]] Result<void> unlock(const Secret& master, const std::stop_token& stop);
    /// Removes the file with all that it keeps; the way on when the master password is lost. Also
    /// good without a file.
    [[nodiscard]] Result<void> discard();
    /// Zero: never locks itself.
    void setIdleLimit(milliseconds limit);
    /// Wipes the key.
    void lock();
    /// For a tick; whether it locked now.
    bool lockIfIdle();
    [[nodiscard]] bool isLocked() const;
    /// Seals every record anew; locked or not, and leaves it unlocked. The old file stays whole
    /// until the new one is. StoreBusy when another process wrote meanwhile.
    [[nodiscard]] Result<void>
    changeMaster(const Secret& current, const Secret& next, const std::stop_token& stop);

    [[nodiscard]] Result<Credential> read(ServerId server) override;
    [[nodiscard]] Result<void> write(ServerId server, const Credential& credential) override;
    [[nodiscard]] Result<void> remove(ServerId server) override;

private:
    [[nodiscard]] Result<QByteArray> load() const;
    [[nodiscard]] Result<void> refresh();
    [[nodiscard]] Result<void> store(OpenVault vault);
    void use(OpenVault vault, QByteArray bytes);

    Options m_options;
    IdleLimit m_idle;
    std::optional<OpenVault> m_vault; ///< nothing while locked
    QByteArray m_bytes; ///< the file as `m_vault` knows it
};

} // namespace vedette::vault
