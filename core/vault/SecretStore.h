// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Credential.h"
#include "core/model/Ids.h"

namespace vedette::vault {

/// Where the secrets of servers are kept: the system's keychain, or a vault file. What else is
/// stored (database, settings, export, log) names a server and never holds its secret.
///
/// How the engine is meant to use it: one store for the process, chosen once (KeychainStore when
/// its probe() answers, else VaultFile), called from one task of the work pool at a time. Before a
/// login is queued that task reads the Credential and hands it on by value; VaultLocked or
/// KeychainFailed put the server in the state "needs you" and never stop the collector.
///
/// Blocking: called from a worker, never from the window's or the core thread; by one thread at a
/// time. Errors: VaultLocked, VaultDamaged, KeychainFailed, or those of the disk (Store…).
class SecretStore
{
public:
    SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;
    virtual ~SecretStore() = default;

    /// Empty when nothing is kept for this server.
    [[nodiscard]] virtual Result<Credential> read(ServerId server) = 0;
    /// Replaces all that is kept for this server; an empty credential removes it. InvalidConfig
    /// when a secret has more than maxSecretBytes. When it returns, the secret has reached the disk
    /// or the keychain.
    [[nodiscard]] virtual Result<void> write(ServerId server, const Credential& credential) = 0;
    /// Also good when nothing was kept.
    [[nodiscard]] virtual Result<void> remove(ServerId server) = 0;
};

/// The longest password, passphrase or master password.
inline constexpr qsizetype maxSecretBytes = 4096;

} // namespace vedette::vault
