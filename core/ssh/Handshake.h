// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace vedette::ssh {

/// How a host introduced itself. Immutable value; its texts are plain.
struct Handshake
{
    QString banner; ///< "SSH-2.0-OpenSSH_9.2"
    QString algorithms; ///< "curve25519-sha256, aes128-gcm@openssh.com"
    QString hostKeyType; ///< "ssh-ed25519"
    std::optional<std::chrono::microseconds> took{}; ///< banner and key exchange

    bool operator==(const Handshake&) const = default;
};

} // namespace vedette::ssh
