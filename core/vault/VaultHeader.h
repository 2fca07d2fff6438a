// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/vault/KeyDerivation.h"

#include <QByteArray>

namespace vedette::vault {

/// What stands in clear at the head of a vault, and is part of what every seal vouches for.
/// Numbers are little-endian:
///
///     0  8  "VEDVAULT"
///     8  2  version, 1
///    10  2  zero
///    12  4  passes of Argon2id
///    16  4  its memory in KiB
///    20 16  salt
///
/// Immutable value.
struct VaultHeader
{
    KdfParameters kdf;
    QByteArray salt;

    bool operator==(const VaultHeader&) const = default;
};

inline constexpr qsizetype headerBytes = 36;

[[nodiscard]] QByteArray encodeHeader(const VaultHeader& header);
/// Of the first headerBytes. SchemaTooNew for a later version, VaultDamaged for what is no vault,
/// or asks for more or less than `bounds`.
[[nodiscard]] Result<VaultHeader> decodeHeader(QByteArrayView bytes, const KdfBounds& bounds);

} // namespace vedette::vault
