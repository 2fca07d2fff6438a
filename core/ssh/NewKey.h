// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>

namespace vedette::ssh {

/// A key pair that was just made.
struct NewKey
{
    Secret privateKey; ///< the text of its file, in OpenSSH's format, encrypted
    QByteArray publicKey; ///< "ssh-ed25519 AAAA…"
};

/// Makes an Ed25519 key (RFC 8709). Takes some 100 ms for the passphrase, which may not be empty.
/// Internal when libssh can't. Called from any thread.
[[nodiscard]] Result<NewKey> makeKey(const Secret& passphrase);

} // namespace vedette::ssh
