// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Ids.h"

#include <QByteArray>

#include <vector>

namespace vedette::vault {

/// The two secrets that a server may have. The numbers stand in files.
enum class SecretField : quint8
{
    Password = 1,
    Passphrase = 2
};

/// One secret of one server, sealed under the vault's key. Immutable value.
struct SealedRecord
{
    ServerId server;
    SecretField field = SecretField::Password;
    QByteArray sealed;

    bool operator==(const SealedRecord&) const = default;
};

/// A vault file, taken apart; nothing in it is decrypted. Numbers are little-endian:
///
///    36  header (VaultHeader)
///    40  key check: nothing, sealed; tells a wrong master password from a damaged file
///     4  count of records, and for each, sorted by server and field:
///          8  server    1  field    4  length    …  sealed secret
///    40  seal: nothing, sealed with all that stands before; no record can be left out or put in
///    32  checksum of all that stands before
///
/// A whole older file can't be told from the newest: that takes somebody who may write here.
struct VaultImage
{
    QByteArray header;
    QByteArray check;
    std::vector<SealedRecord> records;
    QByteArray seal;

    bool operator==(const VaultImage&) const = default;

    /// What the seal vouches for.
    [[nodiscard]] QByteArray sealedPart() const;
    [[nodiscard]] QByteArray encode() const;
    /// VaultDamaged for everything that encode() would not have written.
    [[nodiscard]] static Result<VaultImage> decode(QByteArrayView bytes);
};

/// Larger than a vault for 100 000 servers.
inline constexpr qsizetype maxVaultBytes = 64LL * 1024 * 1024;

} // namespace vedette::vault
