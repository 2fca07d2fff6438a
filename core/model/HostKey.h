// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <vector>

namespace vedette {

/// The public key a server proves itself with (RFC 4253, 6.6). Immutable value.
struct HostKey
{
    QString type; ///< "ssh-ed25519"
    QByteArray blob; ///< the wire format, not base64

    bool operator==(const HostKey&) const = default;
};

/// "SHA256:…" in base64 without padding, as ssh-keygen prints it.
[[nodiscard]] QString fingerprint(const HostKey& key);

/// A key that the user, or an import, trusts under one name: see HostKeyName.
struct HostKeyPin
{
    QString host; ///< lower case
    quint16 port = 22;
    HostKey key;
    Timestamp firstSeen;
    QString source; ///< "user", "accept-new", "known_hosts"

    bool operator==(const HostKeyPin&) const = default;
};

/// HostKeyPin::source of a key that nobody has looked at.
inline constexpr QLatin1StringView acceptedAsNew{"accept-new"};

using HostKeyPins = std::vector<HostKeyPin>;

/// In any case, by the lower case in which pins are kept.
[[nodiscard]] bool isSameHost(const QString& a, const QString& b);

/// The pins under one name; the host in any case.
[[nodiscard]] HostKeyPins pinsOf(const HostKeyPins& pins, const QString& host, quint16 port);

/// Why a key that was never seen can't simply be trusted.
enum class HostKeyObstacle
{
    StrictPolicy, ///< it must stand in known_hosts first, as ssh has it
    Revoked ///< known_hosts says that it must never be taken
};

/// A host key that stopped a login: what was seen, and what was expected (empty when never seen
/// before); whose key it is: the server's, or that of a jump host on the way to it, by the name
/// under which its keys are looked up (see HostKeyName).
struct HostKeyIssue
{
    HostKey seen;
    std::vector<HostKey> expected;
    QString host; ///< as configured
    quint16 port = 22;
    std::optional<HostKeyObstacle> obstacle{};
    QString jumpHost{}; ///< as its address is written, when it is that one's key

    bool operator==(const HostKeyIssue&) const = default;
};

/// Whether a person may trust the key there and then.
[[nodiscard]] bool mayBeTrusted(const HostKeyIssue& issue);

} // namespace vedette
