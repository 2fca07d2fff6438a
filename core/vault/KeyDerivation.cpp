// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/KeyDerivation.h"

#include "core/base/Expendable.h"
#include "core/vault/Sodium.h"

#include <algorithm>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

static_assert(keyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(saltBytes == crypto_pwhash_SALTBYTES);

constexpr seconds derivationBound{120};
/// Argon2id leaves the key behind on the stack, which the system keeps for the next thread.
constexpr std::size_t usedStackBytes = std::size_t{32} * 1024;
constexpr quint32 memoryStepKib = 1024;

bool isWithin(quint32 value, quint32 least, quint32 most)
{
    return value >= least && value <= most;
}

Result<Secret> derive(const Secret& master, QByteArrayView salt, const KdfParameters& parameters)
{
    Secret key = Secret::ofSize(keyBytes);
    const int result = crypto_pwhash(octets(key.data()),
                                     static_cast<unsigned long long>(key.size()),
                                     master.constData(),
                                     static_cast<unsigned long long>(master.size()),
                                     octets(salt),
                                     parameters.passes,
                                     std::size_t{parameters.memoryKib} * 1024,
                                     crypto_pwhash_ALG_ARGON2ID13);
    sodium_stackzero(usedStackBytes);
    if (result != 0) {
        return fail(ErrorCode::NotAvailable, u"not enough memory to derive the vault's key"_s);
    }
    return key;
}

} // namespace

bool KdfBounds::contains(const KdfParameters& parameters) const
{
    return isWithin(parameters.passes, least.passes, most.passes)
        && isWithin(parameters.memoryKib, least.memoryKib, most.memoryKib);
}

KdfParameters scaledParameters(const KdfBounds& bounds, milliseconds leastTook)
{
    // The time grows with passes times memory.
    const qint64 took = std::max<qint64>(1, leastTook.count());
    const qint64 wanted = bounds.least.memoryKib * bounds.aim.count() / took;
    const qint64 memory = std::clamp<qint64>(wanted, bounds.least.memoryKib, bounds.most.memoryKib);
    const qint64 passes
        = std::clamp<qint64>(bounds.least.passes * wanted / std::max<qint64>(1, memory),
                             bounds.least.passes,
                             bounds.most.passes);
    const auto whole = static_cast<quint32>(memory - memory % memoryStepKib);
    return {.passes = static_cast<quint32>(passes),
            .memoryKib = std::max(whole, bounds.least.memoryKib)};
}

Result<KdfParameters>
calibrate(const KdfBounds& bounds, const Clock& clock, const std::stop_token& stop)
{
    const MonotonicTime begin = clock.monotonic();
    const auto key
        = deriveKey(Secret("calibration"), QByteArray(saltBytes, '\0'), bounds.least, stop);
    if (!key) {
        return fail(key.error());
    }
    const auto took = std::chrono::duration_cast<milliseconds>(clock.monotonic() - begin);
    return scaledParameters(bounds, took);
}

Result<Secret> deriveKey(const Secret& master,
                         const QByteArray& salt,
                         const KdfParameters& parameters,
                         const std::stop_token& stop)
{
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (!isSodiumReady()) {
        return fail(ErrorCode::NotAvailable, u"libsodium does not start"_s);
    }
    return expendable([master, salt, parameters] { return derive(master, salt, parameters); },
                      Deadline::after(derivationBound),
                      stop);
}

} // namespace vedette::vault
