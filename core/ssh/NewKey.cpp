// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/NewKey.h"

#include "core/ssh/PrivateKey.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

/// A private key's text, wiped before it is given back.
struct FreeKeyText
{
    void operator()(char* text) const
    {
        wipe(text);
        ssh_string_free_char(text);
    }

    static void wipe(char* text)
    {
        volatile char* at = text;
        for (std::size_t left = std::strlen(text); left > 0; --left) {
            *at++ = 0;
        }
    }
};

using KeyText = std::unique_ptr<char, FreeKeyText>;

tl::unexpected<Error> cantMake()
{
    return fail(ErrorCode::Internal, u"libssh makes no Ed25519 key"_s);
}

} // namespace

Result<NewKey> makeKey(const Secret& passphrase)
{
    if (passphrase.isEmpty()) {
        return fail(ErrorCode::Internal, u"a new key needs a passphrase"_s);
    }
    ssh_key made = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &made) != SSH_OK) {
        return cantMake();
    }
    const PrivateKey key(made);
    char* privateText = nullptr;
    char* publicText = nullptr;
    const int isPrivate = ssh_pki_export_privkey_base64(
        key.get(), passphrase.constData(), nullptr, nullptr, &privateText);
    const KeyText ownedPrivate(privateText);
    const int isPublic = ssh_pki_export_pubkey_base64(key.get(), &publicText);
    const KeyText ownedPublic(publicText);
    if (isPrivate != SSH_OK || isPublic != SSH_OK) {
        return cantMake();
    }
    return NewKey{Secret(QByteArrayView(privateText)),
                  QByteArray(ssh_key_type_to_char(ssh_key_type(key.get()))) + ' ' + publicText};
}

} // namespace vedette::ssh
