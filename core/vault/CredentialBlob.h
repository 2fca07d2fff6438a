// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Credential.h"

namespace vedette::vault {

// A credential as one value of a keychain, so that it is replaced whole: "VC1", then password and
// passphrase, each behind its length (4 bytes, little-endian). Called from any thread.

[[nodiscard]] Secret encodeCredential(const Credential& credential);
/// KeychainFailed when it is not what encodeCredential() makes.
[[nodiscard]] Result<Credential> decodeCredential(QByteArrayView bytes);

} // namespace vedette::vault
