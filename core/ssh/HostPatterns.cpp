// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/HostPatterns.h"

#include "core/ssh/SshPattern.h"

#include <QByteArray>
#include <QMessageAuthenticationCode>

#include <optional>

namespace vedette::ssh {

namespace {

constexpr QByteArrayView hashMagic("|1|");
constexpr qsizetype saltBytes = 20; // the length of a SHA-1 hash
constexpr qsizetype maxSaltText = 1024;

/// The salt of "|1|salt|hash": exactly 20 bytes.
std::optional<QByteArray> saltOf(QByteArrayView text)
{
    if (!text.startsWith(hashMagic)) {
        return std::nullopt;
    }
    const QByteArrayView behind = text.sliced(hashMagic.size());
    const qsizetype end = behind.indexOf('|');
    if (end <= 0 || end > maxSaltText) {
        return std::nullopt;
    }
    const QByteArray base64 = behind.first(end).toByteArray();
    QByteArray salt = QByteArray::fromBase64(base64);
    if (salt.size() != saltBytes || salt.toBase64() != base64) {
        return std::nullopt;
    }
    return salt;
}

bool matchesHash(QByteArrayView text, QByteArrayView host)
{
    const auto salt = saltOf(text);
    if (!salt) {
        return false;
    }
    const QByteArray hash
        = QMessageAuthenticationCode::hash(host.toByteArray(), *salt, QCryptographicHash::Sha1);
    return text == hashMagic.toByteArray() + salt->toBase64() + '|' + hash.toBase64();
}

} // namespace

bool isHashed(QByteArrayView text)
{
    return text.startsWith('|');
}

bool isReadableHash(QByteArrayView text)
{
    return saltOf(text).has_value();
}

bool matchesHost(QByteArrayView list, QByteArrayView host)
{
    return isHashed(list) ? matchesHash(list, host)
                          : matchesSshList(host, list, SshCase::LowerPatterns);
}

} // namespace vedette::ssh
