// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>

namespace vedette::vault {

// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a random nonce for every sealing: the nonce
// of 24 bytes, what was encrypted, the tag of 16. Called from any thread.

inline constexpr qsizetype nonceBytes = 24;
inline constexpr qsizetype tagBytes = 16;
inline constexpr qsizetype sealOverhead = nonceBytes + tagBytes;

/// `associated` is not in the result, and must be given again, byte for byte, to open it.
[[nodiscard]] QByteArray seal(const Secret& key, QByteArrayView plain, QByteArrayView associated);

/// VaultDamaged when key, bytes or `associated` are not those of the sealing.
[[nodiscard]] Result<Secret>
unseal(const Secret& key, QByteArrayView sealed, QByteArrayView associated);

/// A secret, padded to whole blocks of 64 bytes so that its length can't be read off the file
/// (ISO/IEC 7816-4). And back.
[[nodiscard]] Secret padded(const Secret& secret);
[[nodiscard]] Result<Secret> unpadded(Secret secret);

/// A fingerprint that anybody can make (BLAKE2b, 32 bytes): tells damage, not forgery.
inline constexpr qsizetype checksumBytes = 32;
[[nodiscard]] QByteArray checksum(QByteArrayView bytes);

} // namespace vedette::vault
