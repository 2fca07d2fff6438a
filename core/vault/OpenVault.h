// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Credential.h"
#include "core/vault/KeyDerivation.h"
#include "core/vault/VaultImage.h"

#include <stop_token>

namespace vedette::vault {

/// A vault whose key is at hand: the records stay sealed, each is opened only when it is asked for.
/// Every seal vouches for the header, too; a record for "vault:v1:<server>:<field>", so that none
/// passes for another. Copyable value; a copy has a key of its own, which it wipes.
class OpenVault final
{
public:
    /// A new, empty one. Blocks while the key is derived; Cancelled by `stop`.
    [[nodiscard]] static Result<OpenVault>
    make(const Secret& master, const KdfParameters& parameters, const std::stop_token& stop);

    /// Of the bytes of a file: MasterPasswordWrong, VaultDamaged or SchemaTooNew are told apart.
    [[nodiscard]] static Result<OpenVault> open(QByteArrayView file,
                                                const Secret& master,
                                                const KdfBounds& bounds,
                                                const std::stop_token& stop);

    /// Takes over what another process has written under the same key; VaultLocked when the key is
    /// another one.
    [[nodiscard]] Result<void> refresh(QByteArrayView file);

    [[nodiscard]] Result<Credential> read(ServerId server) const;
    void write(ServerId server, const Credential& credential);
    [[nodiscard]] bool holds(ServerId server) const;

    /// The same secrets, every one sealed anew under another master password.
    [[nodiscard]] Result<OpenVault> withMaster(const Secret& master,
                                               const KdfParameters& parameters,
                                               const std::stop_token& stop) const;

    /// The file.
    [[nodiscard]] QByteArray encode() const;

private:
    OpenVault(Secret key, VaultImage image);

    [[nodiscard]] Result<void> verify() const;
    [[nodiscard]] Result<Secret> readField(ServerId server, SecretField field) const;
    void writeField(ServerId server, SecretField field, const Secret& secret);
    [[nodiscard]] QByteArray associated(const QByteArray& part) const;

    Secret m_key;
    VaultImage m_image;
};

} // namespace vedette::vault
