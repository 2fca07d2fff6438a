// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/PrivateKey.h"

#include <libssh/libssh.h>

#include <QByteArrayView>
#include <QString>

namespace vedette::ssh {

/// Where ssh-keygen -s writes the certificate of a key: "id_ed25519-cert.pub" beside it.
[[nodiscard]] QString certificateBeside(const QString& keyPath);

/// Whether a certificate is one of a user, for that public key: both in wire format (RFC 4253, 6.6;
/// OpenSSH PROTOCOL.certkeys). What it permits and how long it holds is the server's to judge.
[[nodiscard]] bool certifiesUserKey(QByteArrayView certificate, QByteArrayView publicKey);

/// The same key with the user certificate in a file of up to 1 MiB. NotAvailable when there is no
/// such file, KeyUnreadable when it can't be read, or holds no user certificate of this key.
[[nodiscard]] Result<PrivateKey> withCertificate(ssh_key key, const QString& path);

} // namespace vedette::ssh
