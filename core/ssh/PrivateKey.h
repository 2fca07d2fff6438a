// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/ssh/Patience.h"

#include <libssh/libssh.h>

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace vedette::ssh {

struct FreeKey
{
    void operator()(ssh_key key) const { ssh_key_free(key); }
};

using PrivateKey = std::unique_ptr<ssh_key_struct, FreeKey>;

/// Whether the text of a private key asks for a passphrase (libssh can't tell why it failed).
[[nodiscard]] bool isEncryptedKey(QByteArrayView text);

/// Reads a private key; its derivation may take 5 s of the time. KeyUnreadable when there is none
/// at `path`, AuthNeedsUser when its passphrase is missing or wrong.
[[nodiscard]] Result<PrivateKey>
loadPrivateKey(const QString& path, const Secret& passphrase, Patience& patience);

/// The public key (RFC 4253, 6.6) of a key file that can't be opened: the file itself when it is a
/// public key, the one beside it (".pub"), or what an encrypted file of OpenSSH's format shows.
/// Empty when none of them tells.
[[nodiscard]] QByteArray publicKeyBeside(const QString& path);

} // namespace vedette::ssh
