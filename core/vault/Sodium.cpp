// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/Sodium.h"

#include <sodium.h>

namespace vedette::vault {

bool isSodiumReady()
{
    static const bool isReady = sodium_init() >= 0;
    return isReady;
}

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    randombytes_buf(bytes.data(), static_cast<std::size_t>(size));
    return bytes;
}

} // namespace vedette::vault
