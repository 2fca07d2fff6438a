// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/PrivateKey.h"

#include "core/base/Expendable.h"
#include "core/ssh/Platform.h"
#include "core/ssh/PublicKeyBlob.h"
#include "core/ssh/WireStrings.h"

#include <QByteArrayList>
#include <QtEndian>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr seconds derivationBound{5};

constexpr QByteArrayView opensshBegin("-----BEGIN OPENSSH PRIVATE KEY-----");
constexpr QByteArrayView opensshMagic("openssh-key-v1", sizeof "openssh-key-v1"); // with its zero

/// The cipher named in a key of OpenSSH's own format (PROTOCOL.key), if it is one.
std::optional<QByteArray> opensshCipher(QByteArrayView text)
{
    // Base64 of the magic (15), a length (4) and the longest cipher's name (29): 48 bytes. Not
    // more: the secret part of an ed25519 key begins at byte 94.
    constexpr qsizetype headBytes = 80;
    const qsizetype start = text.indexOf(opensshBegin);
    if (start < 0) {
        return std::nullopt;
    }
    const QByteArrayView body = text.sliced(start + opensshBegin.size());
    const QByteArray head
        = QByteArray::fromBase64(body.first(std::min(body.size(), headBytes)).toByteArray());
    const qsizetype lengthAt = opensshMagic.size();
    constexpr qsizetype prefix = sizeof(quint32);
    if (head.size() < lengthAt + prefix) {
        return QByteArray();
    }
    const auto length = qFromBigEndian<quint32>(head.constData() + lengthAt);
    return head.mid(lengthAt + prefix, static_cast<qsizetype>(length));
}

/// What stands in clear before the secret part of an encrypted key (PROTOCOL.key); empty when it
/// is none.
QByteArray opensshPublicKey(QByteArrayView text)
{
    constexpr qsizetype mostBase64 = 4096; // RSA of 16,384 bits takes 2,800
    const qsizetype start = text.indexOf(opensshBegin);
    if (start < 0 || !isEncryptedKey(text)) {
        return {};
    }
    const QByteArrayView body = text.sliced(start + opensshBegin.size());
    const QByteArray clear
        = QByteArray::fromBase64(body.first(std::min(body.size(), mostBase64)).toByteArray());
    if (!clear.startsWith(opensshMagic)) {
        return {};
    }
    WireStrings fields(QByteArrayView(clear).sliced(opensshMagic.size()));
    for (int skipped = 0; skipped < 3; ++skipped) { // cipher, key derivation, its options
        if (!fields.next()) {
            return {};
        }
    }
    const bool hasOne = fields.nextNumber() == 1;
    return hasOne ? fields.next().value_or(QByteArrayView()).toByteArray() : QByteArray();
}

/// As ssh-keygen writes it: "ssh-ed25519 AAAA… comment".
QByteArray publicKeyIn(const QString& path)
{
    constexpr qsizetype longestLine = 16LL * 1024;
    const auto text = platform::readKeyFile(path);
    // Only what can be public is copied: other programs' private keys have many lines.
    const bool isLine
        = text && text->size() <= longestLine && !text->view().trimmed().contains('\n');
    if (!isLine) {
        return {};
    }
    const QList<QByteArray> words = text->view().trimmed().toByteArray().simplified().split(' ');
    const auto key = parsePublicKey(words.value(0), words.value(1));
    return key ? key->blob : QByteArray();
}

/// For an expendable thread: owns all that it uses.
Result<PrivateKey> import(const Secret& text, const Secret& passphrase)
{
    ssh_key key = nullptr;
    const int rc
        = ssh_pki_import_privkey_base64(text.constData(),
                                        passphrase.isEmpty() ? nullptr : passphrase.constData(),
                                        nullptr,
                                        nullptr,
                                        &key);
    if (rc == SSH_OK) {
        return PrivateKey(key);
    }
    if (isEncryptedKey(text.view())) {
        return fail(ErrorCode::AuthNeedsUser, u"the passphrase does not open the key"_s);
    }
    return fail(ErrorCode::KeyUnreadable, u"not a private key that can be used"_s);
}

} // namespace

bool isEncryptedKey(QByteArrayView text)
{
    if (const auto cipher = opensshCipher(text)) {
        return !cipher->isEmpty() && *cipher != "none";
    }
    return text.contains(QByteArrayView("BEGIN ENCRYPTED PRIVATE KEY"))
        || text.contains(QByteArrayView("Proc-Type: 4,ENCRYPTED"));
}

Result<PrivateKey> loadPrivateKey(const QString& path, const Secret& passphrase, Patience& patience)
{
    auto text = platform::readKeyFile(path);
    if (!text) {
        return fail(text.error().in(u"key file"));
    }
    if (passphrase.isEmpty() && isEncryptedKey(text->view())) {
        return fail(ErrorCode::AuthNeedsUser, u"the key has a passphrase"_s);
    }
    auto key
        = expendable([text = *std::move(text), passphrase] { return import(text, passphrase); },
                     patience.deadline().atMost(derivationBound),
                     patience.stop());
    const bool isSlow = !key && key.error().code == ErrorCode::Timeout && patience.check();
    if (isSlow) { // it would be as slow next time
        return fail(ErrorCode::KeyUnreadable,
                    u"the key's passphrase takes more than 5 s to be tried"_s);
    }
    return key;
}

QByteArray publicKeyBeside(const QString& path)
{
    QByteArray key = publicKeyIn(path);
    if (key.isEmpty()) {
        key = publicKeyIn(path + u".pub"_s);
    }
    if (key.isEmpty()) {
        const auto text = platform::readKeyFile(path);
        key = text ? opensshPublicKey(text->view()) : QByteArray();
    }
    return key;
}

} // namespace vedette::ssh
