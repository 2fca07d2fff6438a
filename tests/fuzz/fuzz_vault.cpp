// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// A vault file, and a keychain's entry, from somebody who knows how they are made: what is read is
// what would be written, and nothing opens that was not sealed.
#include "core/vault/CredentialBlob.h"
#include "core/vault/VaultCipher.h"
#include "core/vault/VaultHeader.h"
#include "core/vault/VaultImage.h"
#include "tests/fuzz/Fuzz.h"

using namespace vedette;

namespace {

void readImage(const QByteArray& bytes)
{
    const auto image = vault::VaultImage::decode(bytes);
    if (!image) {
        return;
    }
    fuzz::require(image->encode() == bytes);
    const Secret key(QByteArray(vault::keyBytes, 'k'));
    for (const vault::SealedRecord& record : image->records) {
        fuzz::require(!vault::unseal(key, record.sealed, {}));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto header = vault::decodeHeader(bytes, vault::KdfBounds{});
    fuzz::require(!header || vault::encodeHeader(*header) == bytes.first(vault::headerBytes));
    readImage(bytes);
    readImage(bytes + vault::checksum(bytes)); // as a forger would: no luck needed
    const auto credential = vault::decodeCredential(bytes);
    fuzz::require(!credential
                  || vault::encodeCredential(*credential).view() == QByteArrayView(bytes));
    return 0;
}
