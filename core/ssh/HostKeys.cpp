// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/HostKeys.h"

#include <QList>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

struct Algorithm
{
    QByteArrayView name;
    QByteArrayView keyType; ///< one RSA key serves two signature algorithms
};

constexpr std::array algorithms{
    Algorithm{"ssh-ed25519", "ssh-ed25519"},
    Algorithm{"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"},
    Algorithm{"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"},
    Algorithm{"ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521"},
    Algorithm{"rsa-sha2-512", "ssh-rsa"},
    Algorithm{"rsa-sha2-256", "ssh-rsa"},
};

bool isFor(const HostKeyPin& pin, const Server& server)
{
    return pin.port == server.port && pin.host.compare(server.host, Qt::CaseInsensitive) == 0;
}

HostKeyVerdict changed(const HostKey& seen, std::vector<HostKey> expected)
{
    return {Error{ErrorCode::HostKeyChanged, u"the server shows "_s + fingerprint(seen)},
            HostKeyIssue{seen, std::move(expected)},
            std::nullopt};
}

HostKeyVerdict unknown(const HostKey& seen, const Server& server, Timestamp now)
{
    switch (server.hostKeyPolicy) {
    case HostKeyPolicy::AcceptNew:
        return {std::nullopt,
                std::nullopt,
                HostKeyPin{server.host.toLower(), server.port, seen, now, u"accept-new"_s}};
    case HostKeyPolicy::Ask:
    case HostKeyPolicy::Strict:
        break;
    }
    return {Error{ErrorCode::HostKeyUnknown, u"the server shows "_s + fingerprint(seen)},
            HostKeyIssue{seen, {}},
            std::nullopt};
}

} // namespace

HostKeyVerdict
judge(const HostKey& seen, const Server& server, const HostKeyPins& pins, Timestamp now)
{
    std::vector<HostKey> expected;
    for (const HostKeyPin& pin : pins) {
        if (isFor(pin, server)) {
            expected.push_back(pin.key);
        }
    }
    if (expected.empty()) {
        return unknown(seen, server, now);
    }
    const bool isTrusted = std::ranges::any_of(
        expected, [&seen](const HostKey& key) { return key.blob == seen.blob; });
    return isTrusted ? HostKeyVerdict{} : changed(seen, std::move(expected));
}

QByteArray hostKeyAlgorithms(const HostKeyPins& pins)
{
    auto sorted = algorithms;
    std::stable_partition(sorted.begin(), sorted.end(), [&pins](const Algorithm& algorithm) {
        return std::ranges::any_of(pins, [&algorithm](const HostKeyPin& pin) {
            return pin.key.type == QLatin1StringView(algorithm.keyType);
        });
    });
    QByteArray list;
    for (const Algorithm& algorithm : sorted) {
        list += list.isEmpty() ? "" : ",";
        list += algorithm.name;
    }
    return list;
}

QString hostKeyType(const QByteArray& blob)
{
    constexpr qsizetype prefix = sizeof(quint32);
    if (blob.size() < prefix) {
        return {};
    }
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(blob.constData()));
    return length <= blob.size() - prefix ? QString::fromLatin1(blob.mid(prefix, length))
                                          : QString();
}

} // namespace vedette::ssh
