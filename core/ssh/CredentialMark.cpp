// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/CredentialMark.h"

#include "core/base/Nonce.h"

#include <QMessageAuthenticationCode>

namespace vedette::ssh {

namespace {

QByteArray markOf(const Secret& secret)
{
    static const QByteArray key = makeNonce();
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(secret.view().data(), secret.view().size());
    return code.result();
}

} // namespace

QByteArray markOf(const Credential& credential)
{
    return markOf(credential.password) + markOf(credential.passphrase);
}

} // namespace vedette::ssh
