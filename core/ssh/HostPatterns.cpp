// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/HostPatterns.h"

#include <QByteArray>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <optional>

namespace vedette::ssh {

namespace {

constexpr QByteArrayView hashMagic("|1|");
constexpr qsizetype saltBytes = 20; // the length of a SHA-1 hash
constexpr qsizetype maxSaltText = 1024;
constexpr qsizetype maxPattern = 1022; // OpenSSH's buffer

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// One pattern, by going back to the last star only: never more than the product of both lengths.
bool matchesPattern(QByteArrayView pattern, QByteArrayView host)
{
    const auto stars = std::ranges::count(pattern, '*');
    if (pattern.size() - stars > host.size()) {
        return false;
    }
    qsizetype at = 0;
    qsizetype in = 0;
    std::optional<qsizetype> afterStar;
    qsizetype retry = 0;
    while (in < host.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            afterStar = ++at;
            retry = in;
        } else if (at < pattern.size()
                   && (pattern[at] == '?' || lowered(pattern[at]) == host[in])) {
            ++at;
            ++in;
        } else if (afterStar) {
            at = *afterStar;
            in = ++retry;
        } else {
            return false;
        }
    }
    return std::ranges::all_of(pattern.sliced(at), [](char c) { return c == '*'; });
}

bool matchesList(QByteArrayView list, QByteArrayView host)
{
    bool hasMatch = false;
    while (!list.isEmpty()) {
        const bool isNegated = list.front() == '!';
        list = list.sliced(isNegated ? 1 : 0);
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView pattern = list.first(comma < 0 ? list.size() : comma);
        list = list.sliced(comma < 0 ? list.size() : comma + 1);
        if (pattern.size() > maxPattern) {
            return false;
        }
        if (matchesPattern(pattern, host)) {
            if (isNegated) {
                return false;
            }
            hasMatch = true;
        }
    }
    return hasMatch;
}

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
    return isHashed(list) ? matchesHash(list, host) : matchesList(list, host);
}

} // namespace vedette::ssh
