// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshAlgorithms.h"

#include "core/base/PlainText.h"
#include "core/ssh/SshPattern.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

using AlgorithmName = QByteArrayView;

constexpr std::array cipherNames{
    AlgorithmName("3des-cbc"),
    AlgorithmName("aes128-cbc"),
    AlgorithmName("aes192-cbc"),
    AlgorithmName("aes256-cbc"),
    AlgorithmName("aes128-ctr"),
    AlgorithmName("aes192-ctr"),
    AlgorithmName("aes256-ctr"),
    AlgorithmName("aes128-gcm@openssh.com"),
    AlgorithmName("aes256-gcm@openssh.com"),
    AlgorithmName("chacha20-poly1305@openssh.com"),
};

constexpr std::array macNames{
    AlgorithmName("hmac-sha1"),
    AlgorithmName("hmac-sha1-96"),
    AlgorithmName("hmac-sha2-256"),
    AlgorithmName("hmac-sha2-512"),
    AlgorithmName("hmac-md5"),
    AlgorithmName("hmac-md5-96"),
    AlgorithmName("umac-64@openssh.com"),
    AlgorithmName("umac-128@openssh.com"),
    AlgorithmName("hmac-sha1-etm@openssh.com"),
    AlgorithmName("hmac-sha1-96-etm@openssh.com"),
    AlgorithmName("hmac-sha2-256-etm@openssh.com"),
    AlgorithmName("hmac-sha2-512-etm@openssh.com"),
    AlgorithmName("hmac-md5-etm@openssh.com"),
    AlgorithmName("hmac-md5-96-etm@openssh.com"),
    AlgorithmName("umac-64-etm@openssh.com"),
    AlgorithmName("umac-128-etm@openssh.com"),
};

constexpr std::array kexNames{
    AlgorithmName("diffie-hellman-group1-sha1"),
    AlgorithmName("diffie-hellman-group14-sha1"),
    AlgorithmName("diffie-hellman-group14-sha256"),
    AlgorithmName("diffie-hellman-group16-sha512"),
    AlgorithmName("diffie-hellman-group18-sha512"),
    AlgorithmName("diffie-hellman-group-exchange-sha1"),
    AlgorithmName("diffie-hellman-group-exchange-sha256"),
    AlgorithmName("ecdh-sha2-nistp256"),
    AlgorithmName("ecdh-sha2-nistp384"),
    AlgorithmName("ecdh-sha2-nistp521"),
    AlgorithmName("curve25519-sha256"),
    AlgorithmName("curve25519-sha256@libssh.org"),
    AlgorithmName("sntrup761x25519-sha512"),
    AlgorithmName("sntrup761x25519-sha512@openssh.com"),
};

constexpr std::array gssKexNames{
    AlgorithmName("gss-gex-sha1-"),
    AlgorithmName("gss-group1-sha1-"),
    AlgorithmName("gss-group14-sha1-"),
    AlgorithmName("gss-group14-sha256-"),
    AlgorithmName("gss-group16-sha512-"),
    AlgorithmName("gss-nistp256-sha256-"),
    AlgorithmName("gss-curve25519-sha256-"),
};

constexpr std::array keyTypeNames{
    AlgorithmName("ssh-ed25519"),
    AlgorithmName("ssh-ed25519-cert-v01@openssh.com"),
    AlgorithmName("sk-ssh-ed25519@openssh.com"),
    AlgorithmName("sk-ssh-ed25519-cert-v01@openssh.com"),
    AlgorithmName("ecdsa-sha2-nistp256"),
    AlgorithmName("ecdsa-sha2-nistp256-cert-v01@openssh.com"),
    AlgorithmName("ecdsa-sha2-nistp384"),
    AlgorithmName("ecdsa-sha2-nistp384-cert-v01@openssh.com"),
    AlgorithmName("ecdsa-sha2-nistp521"),
    AlgorithmName("ecdsa-sha2-nistp521-cert-v01@openssh.com"),
    AlgorithmName("sk-ecdsa-sha2-nistp256@openssh.com"),
    AlgorithmName("sk-ecdsa-sha2-nistp256-cert-v01@openssh.com"),
    AlgorithmName("webauthn-sk-ecdsa-sha2-nistp256@openssh.com"),
    AlgorithmName("ssh-dss"),
    AlgorithmName("ssh-dss-cert-v01@openssh.com"),
    AlgorithmName("ssh-rsa"),
    AlgorithmName("ssh-rsa-cert-v01@openssh.com"),
    AlgorithmName("rsa-sha2-256"),
    AlgorithmName("rsa-sha2-256-cert-v01@openssh.com"),
    AlgorithmName("rsa-sha2-512"),
    AlgorithmName("rsa-sha2-512-cert-v01@openssh.com"),
};

constexpr std::array hashNames{
    AlgorithmName("md5"),
    AlgorithmName("sha1"),
    AlgorithmName("sha256"),
    AlgorithmName("sha384"),
    AlgorithmName("sha512"),
};

template <class Names>
bool isIn(const Names& names, const QByteArray& name)
{
    return std::ranges::any_of(names, [&name](AlgorithmName known) { return known == name; });
}

bool isKeyType(const QByteArray& name)
{
    const QByteArray pattern = name.startsWith('!') ? name.mid(1) : name;
    return std::ranges::any_of(keyTypeNames, [&pattern](AlgorithmName known) {
        return matchesSshPattern(known, pattern);
    });
}

/// OpenSSH looks no further than the first empty name, and there must be one before it.
std::optional<QString> checkNames(SshArguments& arguments, bool (*isKnown)(const QByteArray& name))
{
    const auto list = arguments.nextText();
    if (!list) {
        return u"an argument is missing"_s;
    }
    if (list->startsWith('-')) {
        return std::nullopt;
    }
    const bool isAddition = list->startsWith('+') || list->startsWith('^');
    const QList<QByteArray> names = (isAddition ? list->mid(1) : *list).split(',');
    const auto end = std::ranges::find_if(names, &QByteArray::isEmpty);
    const bool isGood = names.begin() != end || (!isAddition && names.size() > 1);
    if (!isGood || !std::all_of(names.begin(), end, isKnown)) {
        return u"an algorithm in “%1” is not known"_s.arg(plainText(*list));
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> checkCiphers(SshArguments& arguments)
{
    return checkNames(arguments, [](const QByteArray& name) { return isIn(cipherNames, name); });
}

std::optional<QString> checkMacs(SshArguments& arguments)
{
    return checkNames(arguments, [](const QByteArray& name) { return isIn(macNames, name); });
}

std::optional<QString> checkKexAlgorithms(SshArguments& arguments)
{
    return checkNames(arguments, [](const QByteArray& name) { return isIn(kexNames, name); });
}

std::optional<QString> checkGssKex(SshArguments& arguments)
{
    return checkNames(arguments, [](const QByteArray& name) { return isIn(gssKexNames, name); });
}

std::optional<QString> checkKeyTypes(SshArguments& arguments)
{
    return checkNames(arguments, isKeyType);
}

std::optional<QString> checkFingerprintHash(SshArguments& arguments)
{
    const auto name = arguments.nextText();
    const bool isKnown = name && isIn(hashNames, name->toLower());
    return isKnown ? std::nullopt : std::optional(u"this hash is not known"_s);
}

} // namespace vedette::ssh
