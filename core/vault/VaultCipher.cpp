// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/VaultCipher.h"

#include "core/vault/Sodium.h"

#include <algorithm>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

static_assert(nonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

constexpr qsizetype blockBytes = 64;

unsigned long long length(QByteArrayView bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

tl::unexpected<Error> failSealed()
{
    return fail(ErrorCode::VaultDamaged, u"a sealed part does not open"_s);
}

} // namespace

QByteArray seal(const Secret& key, QByteArrayView plain, QByteArrayView associated)
{
    QByteArray sealed = randomBytes(nonceBytes);
    sealed.resize(sealOverhead + plain.size());
    crypto_aead_xchacha20poly1305_ietf_encrypt(octets(sealed.data() + nonceBytes),
                                               nullptr,
                                               octets(plain),
                                               length(plain),
                                               octets(associated),
                                               length(associated),
                                               nullptr,
                                               octets(sealed.constData()),
                                               octets(key.view()));
    return sealed;
}

Result<Secret> unseal(const Secret& key, QByteArrayView sealed, QByteArrayView associated)
{
    if (sealed.size() < sealOverhead) {
        return failSealed();
    }
    Secret plain = Secret::ofSize(sealed.size() - sealOverhead);
    const QByteArrayView encrypted = sealed.sliced(nonceBytes);
    const int result = crypto_aead_xchacha20poly1305_ietf_decrypt(octets(plain.data()),
                                                                  nullptr,
                                                                  nullptr,
                                                                  octets(encrypted),
                                                                  length(encrypted),
                                                                  octets(associated),
                                                                  length(associated),
                                                                  octets(sealed),
                                                                  octets(key.view()));
    if (result != 0) {
        return failSealed();
    }
    return plain;
}

Secret padded(const Secret& secret)
{
    const qsizetype size = (secret.size() / blockBytes + 1) * blockBytes;
    Secret block = Secret::ofSize(size);
    const QByteArrayView bytes = secret.view();
    std::copy(bytes.begin(), bytes.end(), block.data());
    std::size_t paddedSize = 0;
    sodium_pad(&paddedSize,
               octets(block.data()),
               static_cast<std::size_t>(secret.size()),
               blockBytes,
               static_cast<std::size_t>(size));
    return block;
}

Result<Secret> unpadded(Secret secret)
{
    std::size_t size = 0;
    const auto whole = static_cast<std::size_t>(secret.size());
    if (whole % blockBytes != 0
        || sodium_unpad(&size, octets(secret.view()), whole, blockBytes) != 0) {
        return failSealed();
    }
    secret.truncate(static_cast<qsizetype>(size));
    return secret;
}

QByteArray checksum(QByteArrayView bytes)
{
    QByteArray sum(checksumBytes, '\0');
    crypto_generichash(octets(sum.data()),
                       static_cast<std::size_t>(checksumBytes),
                       octets(bytes),
                       length(bytes),
                       nullptr,
                       0);
    return sum;
}

} // namespace vedette::vault
