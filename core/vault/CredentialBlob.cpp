// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/CredentialBlob.h"

#include "core/vault/SecretStore.h"

#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

constexpr QByteArrayView blobMagic("VC1");
constexpr qsizetype lengthBytes = 4;

char* put(char* at, QByteArrayView bytes)
{
    return std::copy(bytes.begin(), bytes.end(), at);
}

char* putSecret(char* at, const Secret& secret)
{
    qToLittleEndian(static_cast<quint32>(secret.size()), at);
    return put(at + lengthBytes, secret.view());
}

/// Takes one secret from the front.
std::optional<Secret> takeSecret(QByteArrayView& bytes)
{
    if (bytes.size() < lengthBytes) {
        return std::nullopt;
    }
    const auto size = static_cast<qsizetype>(qFromLittleEndian<quint32>(bytes.data()));
    bytes = bytes.sliced(lengthBytes);
    if (size > bytes.size() || size > maxSecretBytes) {
        return std::nullopt;
    }
    Secret secret(bytes.first(size));
    bytes = bytes.sliced(size);
    return secret;
}

} // namespace

Secret encodeCredential(const Credential& credential)
{
    Secret blob = Secret::ofSize(blobMagic.size() + 2 * lengthBytes + credential.password.size()
                                 + credential.passphrase.size());
    char* const behind = putSecret(put(blob.data(), blobMagic), credential.password);
    putSecret(behind, credential.passphrase);
    return blob;
}

Result<Credential> decodeCredential(QByteArrayView bytes)
{
    const auto failed = fail(ErrorCode::KeychainFailed, u"the entry was not written by Vedette"_s);
    if (!bytes.startsWith(blobMagic)) {
        return failed;
    }
    bytes = bytes.sliced(blobMagic.size());
    auto password = takeSecret(bytes);
    auto passphrase = takeSecret(bytes);
    if (!password || !passphrase || !bytes.isEmpty()) {
        return failed;
    }
    return Credential{*std::move(password), *std::move(passphrase)};
}

} // namespace vedette::vault
