// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <stop_token>

namespace vedette::vault {

/// What Argon2id is asked to spend (RFC 9106): the more, the dearer each guess. Immutable value.
struct KdfParameters
{
    quint32 passes = 0; ///< libsodium's opslimit
    quint32 memoryKib = 0; ///< libsodium's memlimit, in KiB

    bool operator==(const KdfParameters&) const = default;
};

/// Between what a new vault chooses, and what a file may ask for: a hostile one must not take all
/// memory, nor minutes. Tests give smaller ones to stay fast; the product never does.
struct KdfBounds
{
    KdfParameters least{.passes = 3, .memoryKib = 64 * 1024};
    KdfParameters most{.passes = 8, .memoryKib = 256 * 1024};
    milliseconds aim{1000}; ///< how long one derivation should take

    [[nodiscard]] bool contains(const KdfParameters& parameters) const;
};

inline constexpr qsizetype keyBytes = 32; ///< of XChaCha20-Poly1305
inline constexpr qsizetype saltBytes = 16;

/// What takes about `bounds.aim` where the least parameters took `leastTook`: more memory first,
/// then more passes.
[[nodiscard]] KdfParameters scaledParameters(const KdfBounds& bounds, milliseconds leastTook);

/// Measures this computer with one derivation (0.1 s to 2 s, blocking).
[[nodiscard]] Result<KdfParameters>
calibrate(const KdfBounds& bounds, const Clock& clock, const std::stop_token& stop);

/// The key that `master` and `salt` make: Argon2id version 1.3, blocking for about 1 s.
/// Cancelled when `stop` is asked for: the derivation itself can't be ended and is left behind.
/// NotAvailable without the memory for it. Called from any thread that may block.
[[nodiscard]] Result<Secret> deriveKey(const Secret& master,
                                       const QByteArray& salt,
                                       const KdfParameters& parameters,
                                       const std::stop_token& stop);

} // namespace vedette::vault
