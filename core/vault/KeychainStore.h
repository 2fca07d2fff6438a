// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/vault/SecretStore.h"

#include <QString>

namespace vedette::vault {

/// Keeps secrets in the keychain of the operating system: Secret Service or KWallet, macOS'
/// Keychain, Windows' Credential Manager, each through QtKeychain; never in a plain file. One entry
/// of the service "Vedette" per server, so that both secrets are replaced at once.
///
/// Every call ends within `patience`: a Secret Service that hangs answers never. After that all
/// calls of the process fail at once until it has answered. A write that was given up may still
/// arrive. KeychainFailed tells every failure, with the system's words.
///
/// How the engine is meant to use it: `scope` is a random id made once for each data folder, since
/// ids of servers count from 1 in every folder. probe() at the start, on the work pool, decides
/// whether the user is offered the keychain or the vault; the collector starts meanwhile.
///
/// Called from any thread that may block. QtKeychain and the system's own libraries hold copies in
/// ordinary memory while they work: those are beyond reach.
class KeychainStore final : public SecretStore
{
public:
    explicit KeychainStore(QString scope, milliseconds patience = seconds{3});

    /// Writes, reads and removes a random entry: only so it is known that the keychain works. A
    /// locked one asks the user, and is told as failed when that takes longer than `patience`.
    [[nodiscard]] Result<void> probe();

    [[nodiscard]] Result<Credential> read(ServerId server) override;
    [[nodiscard]] Result<void> write(ServerId server, const Credential& credential) override;
    [[nodiscard]] Result<void> remove(ServerId server) override;

private:
    [[nodiscard]] QString keyOf(ServerId server) const;

    QString m_scope;
    milliseconds m_patience;
};

} // namespace vedette::vault
