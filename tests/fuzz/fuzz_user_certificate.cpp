// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The bytes of a certificate and of a public key come as they are: what certifies a key holds it.
#include "core/ssh/UserCertificate.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace vedette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // The first byte says how long the key is; the certificate follows it.
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const qsizetype length = bytes.isEmpty() ? 0 : std::min<qsizetype>(data[0], bytes.size() - 1);
    const QByteArrayView key = bytes.sliced(bytes.isEmpty() ? 0 : 1).first(length);
    const QByteArrayView certificate = bytes.sliced(bytes.isEmpty() ? 0 : length + 1);
    if (ssh::certifiesUserKey(certificate, key)) {
        constexpr qsizetype prefix = sizeof(quint32);
        fuzz::require(key.size() >= prefix);
        fuzz::require(certificate.size() > key.size());
        fuzz::require(!ssh::certifiesUserKey(certificate, certificate));
    }
    return 0;
}
