// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/UserCertificate.h"

#include "core/ssh/Platform.h"
#include "core/ssh/WireStrings.h"

#include <QFile>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

struct FreeKeyText
{
    void operator()(char* text) const { ssh_string_free_char(text); }
};

QByteArray publicBlobOf(ssh_key key)
{
    char* text = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &text) != SSH_OK) {
        return {};
    }
    const std::unique_ptr<char, FreeKeyText> owned(text);
    return QByteArray::fromBase64(QByteArray(text));
}

tl::unexpected<Error> refuseCertificate(const QString& path, const QString& problem)
{
    return fail(ErrorCode::KeyUnreadable, u"certificate %1: %2"_s.arg(path, problem));
}

} // namespace

QString certificateBeside(const QString& keyPath)
{
    return keyPath + u"-cert.pub"_s;
}

bool certifiesUserKey(QByteArrayView certificate, QByteArrayView publicKey)
{
    constexpr quint32 userType = 1; // SSH_CERT_TYPE_USER
    WireStrings certified(certificate);
    WireStrings plain(publicKey);
    const auto type = certified.next();
    const auto plainType = plain.next();
    const auto nonce = certified.next();
    if (!type || !nonce || !plainType
        || *type != plainType->toByteArray() + "-cert-v01@openssh.com") {
        return false;
    }
    while (!plain.atEnd()) { // the numbers of the key, in the same order
        const auto number = plain.next();
        if (!number || certified.next() != number) {
            return false;
        }
    }
    const bool hasSerial = certified.nextNumber() && certified.nextNumber(); // 64 bits
    return hasSerial && certified.nextNumber() == userType;
}

Result<PrivateKey> withCertificate(ssh_key key, const QString& path)
{
    if (!QFile::exists(path)) {
        return fail(ErrorCode::NotAvailable, u"there is no certificate %1"_s.arg(path));
    }
    const auto text = platform::readKeyFile(path);
    if (!text) {
        return refuseCertificate(path, text.error().detail);
    }
    const auto words = text->view().toByteArray().simplified().split(' '); // public: no secret
    const QByteArray blob = QByteArray::fromBase64(words.value(1));
    const ssh_keytypes_e type = ssh_key_type_from_name(words.value(0).constData());
    ssh_key certificate = nullptr;
    if (ssh_pki_import_cert_base64(words.value(1).constData(), type, &certificate) != SSH_OK) {
        return refuseCertificate(path, u"it is no certificate"_s);
    }
    const PrivateKey owned(certificate);
    if (!certifiesUserKey(blob, publicBlobOf(key))) {
        return refuseCertificate(path, u"it is for another key, or for a host"_s);
    }
    PrivateKey certified(ssh_key_dup(key));
    if (!certified || ssh_pki_copy_cert_to_privkey(certificate, certified.get()) != SSH_OK) {
        return refuseCertificate(path, u"it can't be used with the key"_s);
    }
    return certified;
}

} // namespace vedette::ssh
