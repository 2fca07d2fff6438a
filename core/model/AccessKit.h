// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vedette {

/// A key that was made for the same server before a kit's own. Immutable value.
struct OtherKey
{
    QString publicKey; ///< "ssh-ed25519 AAAA…"
    bool isInUse = false; ///< the server is monitored with it, restricted as with a kit

    bool operator==(const OtherKey&) const = default;
};

/// What restricts a server's login to the fixed probe: a key of its own, and what is to be put on
/// the server. Immutable value; holds no secret.
struct AccessKit
{
    Server server; ///< as it is when the kit is used: this key, the fixed probe
    bool isInUse = false; ///< the server's entry says so already
    QString publicKey; ///< "ssh-ed25519 AAAA…"
    QString authorizedKeys; ///< the line of authorized_keys, without a line feed
    QString authorizedKeysOlder; ///< for OpenSSH before 7.2 and old dropbear
    QStringList sudoers; ///< the lines that the probes need
    QString probeVersion; ///< of the fixed probe in these lines
    std::vector<OtherKey> otherKeys; ///< of no use once this kit is used

    bool operator==(const AccessKit&) const = default;
};

} // namespace vedette
