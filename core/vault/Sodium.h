// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"

#include <QByteArray>

namespace vedette::vault {

// How libsodium is called: it takes unsigned bytes, and wants to be started first.

/// False when libsodium can't start (no source of random bytes): then nothing may be encrypted.
/// Called from any thread.
[[nodiscard]] bool isSodiumReady();
[[nodiscard]] QByteArray randomBytes(qsizetype size);

[[nodiscard]] inline const unsigned char* octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

[[nodiscard]] inline unsigned char* octets(char* bytes)
{
    return reinterpret_cast<unsigned char*>(bytes);
}

} // namespace vedette::vault
