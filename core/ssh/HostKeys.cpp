// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/HostKeys.h"

#include "core/model/HostKeyName.h"

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

constexpr std::size_t maxExpected = 16; // for a person to compare

std::vector<HostKey> pinnedKeys(const Server& server, const HostKeyPins& pins)
{
    std::vector<HostKey> keys;
    for (const HostKeyPin& pin : pinsOf(pins, server)) {
        keys.push_back(pin.key);
    }
    return keys;
}

HostKeyVerdict accepted(const HostKey& seen, const Server& server, Timestamp now, const QString& by)
{
    const HostKeyName name = hostKeyNameOf(server);
    return {std::nullopt, std::nullopt, HostKeyPin{name.host.toLower(), name.port, seen, now, by}};
}

HostKeyIssue issueOf(const HostKey& seen,
                     const Server& server,
                     std::vector<HostKey> expected,
                     std::optional<HostKeyObstacle> obstacle)
{
    const HostKeyName name = hostKeyNameOf(server);
    return {seen, std::move(expected), name.host, name.port, obstacle};
}

HostKeyVerdict revoked(const HostKey& seen, const Server& server, const KnownHostAnswer& found)
{
    return {Error{ErrorCode::HostKeyRevoked,
                  u"the server shows %1, which line %2 of %3 marks as revoked"_s.arg(
                      fingerprint(seen), QString::number(found.line), found.file)},
            issueOf(seen, server, {}, HostKeyObstacle::Revoked),
            std::nullopt};
}

HostKeyVerdict changed(const HostKey& seen,
                       std::vector<HostKey> expected,
                       const Server& server,
                       const QString& source)
{
    if (expected.size() > maxExpected) {
        expected.resize(maxExpected);
    }
    return {Error{ErrorCode::HostKeyChanged, u"the server shows "_s + fingerprint(seen) + source},
            issueOf(seen, server, std::move(expected), std::nullopt),
            std::nullopt};
}

HostKeyVerdict changedInFile(const HostKey& seen,
                             std::vector<HostKey> expected,
                             const Server& server,
                             const KnownHostAnswer& found)
{
    return changed(
        seen,
        std::move(expected),
        server,
        u", line %1 of %2 has another key"_s.arg(QString::number(found.line), found.file));
}

HostKeyVerdict unknown(const HostKey& seen, const Server& server)
{
    const bool isStrict = server.hostKeyPolicy == HostKeyPolicy::Strict;
    const auto obstacle = isStrict ? std::optional(HostKeyObstacle::StrictPolicy) : std::nullopt;
    return {Error{ErrorCode::HostKeyUnknown, u"the server shows "_s + fingerprint(seen)},
            issueOf(seen, server, {}, obstacle),
            std::nullopt};
}

HostKeyVerdict judgeByPins(const HostKey& seen, std::vector<HostKey> pinned, const Server& server)
{
    const bool isTrusted = std::ranges::any_of(
        pinned, [&seen](const HostKey& key) { return key.blob == seen.blob; });
    return isTrusted ? HostKeyVerdict{} : changed(seen, std::move(pinned), server, {});
}

} // namespace

HostKeyVerdict
judge(const HostKey& seen, const Server& server, const HostKeyRecords& records, Timestamp now)
{
    const KnownHostAnswer found = records.knownHost.check(seen);
    if (found.status == KnownHostStatus::Revoked) {
        return revoked(seen, server, found);
    }
    if (auto pinned = pinnedKeys(server, records.pins); !pinned.empty()) {
        return judgeByPins(seen, std::move(pinned), server);
    }
    if (found.status == KnownHostStatus::Trusted) {
        return accepted(seen, server, now, u"known_hosts"_s);
    }
    if (found.status == KnownHostStatus::Changed) {
        return changedInFile(seen, records.knownHost.known(), server, found);
    }
    const bool isWelcome = server.hostKeyPolicy == HostKeyPolicy::AcceptNew && records.isComplete;
    return isWelcome ? accepted(seen, server, now, acceptedAsNew) : unknown(seen, server);
}

std::vector<HostKey> trustedKeys(const Server& server, const HostKeyRecords& records)
{
    auto pinned = pinnedKeys(server, records.pins);
    return pinned.empty() ? records.knownHost.trusted() : pinned;
}

QByteArray hostKeyAlgorithms(const std::vector<HostKey>& preferred)
{
    auto sorted = algorithms;
    std::stable_partition(sorted.begin(), sorted.end(), [&preferred](const Algorithm& algorithm) {
        return std::ranges::any_of(preferred, [&algorithm](const HostKey& key) {
            return key.type == QLatin1StringView(algorithm.keyType);
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
