// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/PublicKeyBlob.h"

#include "core/ssh/WireStrings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace vedette::ssh {

namespace {

/// A kind of key. `fields` has one letter for each string behind the type's name: c the curve's
/// name, p a point on it, e an Ed25519 key, n an unsigned number, m an RSA modulus, t any text;
/// * stands for whatever may follow.
struct KeyKind
{
    QByteArrayView type;
    QByteArrayView fields;
    QByteArrayView curve;
    qsizetype pointBytes = 0;
};

constexpr std::array kinds{
    KeyKind{"ssh-ed25519", "e", {}, 0},
    KeyKind{"ssh-rsa", "nm", {}, 0},
    KeyKind{"ecdsa-sha2-nistp256", "cp", "nistp256", 65},
    KeyKind{"ecdsa-sha2-nistp384", "cp", "nistp384", 97},
    KeyKind{"ecdsa-sha2-nistp521", "cp", "nistp521", 133},
    KeyKind{"ssh-dss", "nnnn", {}, 0},
    KeyKind{"sk-ssh-ed25519@openssh.com", "et", {}, 0},
    KeyKind{"sk-ecdsa-sha2-nistp256@openssh.com", "cpt", "nistp256", 65},
    KeyKind{"ssh-ed25519-cert-v01@openssh.com", "*", {}, 0},
    KeyKind{"ssh-rsa-cert-v01@openssh.com", "*", {}, 0},
    KeyKind{"ecdsa-sha2-nistp256-cert-v01@openssh.com", "*", {}, 0},
    KeyKind{"ecdsa-sha2-nistp384-cert-v01@openssh.com", "*", {}, 0},
    KeyKind{"ecdsa-sha2-nistp521-cert-v01@openssh.com", "*", {}, 0},
    KeyKind{"ssh-dss-cert-v01@openssh.com", "*", {}, 0},
    KeyKind{"sk-ssh-ed25519-cert-v01@openssh.com", "*", {}, 0},
    KeyKind{"sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", "*", {}, 0},
};

// Names of signatures that OpenSSH takes for the name of the key's type.
constexpr std::array<std::pair<QByteArrayView, QByteArrayView>, 3> aliases{{
    {"rsa-sha2-256", "ssh-rsa"},
    {"rsa-sha2-512", "ssh-rsa"},
    {"webauthn-sk-ecdsa-sha2-nistp256@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"},
}};

constexpr qsizetype ed25519Bytes = 32;
constexpr qsizetype maxNumberBytes = 2048; // OpenSSH's SSHBUF_MAX_BIGNUM: 16,384 bits
constexpr qsizetype minRsaBits = 1024; // OpenSSH's SSH_RSA_MINIMUM_MODULUS_SIZE

/// The length in bits of an unsigned number; -1 for one that is negative or far too long.
qsizetype bitsOf(QByteArrayView number)
{
    if (!number.isEmpty() && static_cast<quint8>(number.front()) >= 0x80) {
        return -1;
    }
    const auto first = std::ranges::find_if(number, [](char c) { return c != 0; });
    const qsizetype bytes = number.end() - first;
    if (bytes > maxNumberBytes) {
        return -1;
    }
    return bytes == 0 ? 0 : (bytes - 1) * 8 + std::bit_width(static_cast<quint8>(*first));
}

bool isField(QByteArrayView text, char letter, const KeyKind& kind)
{
    switch (letter) {
    case 'c':
        return text == kind.curve;
    case 'p': // 4: not compressed
        return text.size() == kind.pointBytes && text.front() == 4;
    case 'e':
        return text.size() == ed25519Bytes;
    case 'n':
        return bitsOf(text) >= 0;
    case 'm':
        return bitsOf(text) >= minRsaBits;
    default:
        return true;
    }
}

bool isWholeKey(QByteArrayView blob, const KeyKind& kind)
{
    WireStrings strings(blob);
    if (strings.next() != kind.type) {
        return false;
    }
    if (kind.fields == QByteArrayView("*")) {
        return !strings.atEnd();
    }
    const bool hasFields = std::ranges::all_of(kind.fields, [&strings, &kind](char letter) {
        const auto text = strings.next();
        return text && isField(*text, letter, kind);
    });
    return hasFields && strings.atEnd();
}

/// Exact base64, within which only white space may stand.
std::optional<QByteArray> decoded(QByteArrayView base64)
{
    constexpr QByteArrayView whiteSpace("\r\n\v\f\t ");
    QByteArray text;
    text.reserve(base64.size());
    std::ranges::copy_if(
        base64, std::back_inserter(text), [whiteSpace](char c) { return !whiteSpace.contains(c); });
    QByteArray bytes = QByteArray::fromBase64(text);
    if (bytes.toBase64() != text) {
        return std::nullopt;
    }
    return bytes;
}

} // namespace

std::optional<HostKey> parsePublicKey(QByteArrayView type, QByteArrayView base64)
{
    const auto* alias
        = std::ranges::find(aliases, type, [](const auto& pair) { return pair.first; });
    const QByteArrayView name = alias == aliases.end() ? type : alias->second;
    const auto* kind = std::ranges::find(kinds, name, &KeyKind::type);
    if (kind == kinds.end()) {
        return std::nullopt;
    }
    auto blob = decoded(base64);
    if (!blob || !isWholeKey(*blob, *kind)) {
        return std::nullopt;
    }
    return HostKey{QString::fromLatin1(kind->type), *std::move(blob)};
}

} // namespace vedette::ssh
