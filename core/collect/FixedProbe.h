// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace vedette::collect {

/// The probes as one command for authorized_keys, so that a key can ask for them and for nothing
/// else. Made of prelude.sh and fixed.sh without comments and indentation; nothing is installed on
/// the server. Immutable value.
struct FixedProbe
{
    QByteArray version; ///< 8 hexadecimal digits of the script's SHA-256
    QByteArray script; ///< what the server's `sh` runs, readable
    QByteArray command; ///< the same for any login shell: one line of ASCII, without a double quote
};

[[nodiscard]] const FixedProbe& fixedProbe();

/// What the fixed probe answers to "vd_version": its version, empty when it is no such answer.
[[nodiscard]] QByteArray versionIn(QByteArrayView reply);

/// How an SSH server is told that a key may do nothing but its command.
enum class KeyOptions
{
    Restrict, ///< OpenSSH from 7.2 on and today's dropbear: whatever a later version adds, too
    Listed ///< each by its name, for older ones, which refuse a key with a word they don't know
};

/// The line of authorized_keys for a public key ("ssh-ed25519 AAAA…"), without a line feed. Shorter
/// than 4,000 bytes: dropbear skips a line of more than 4,200, old OpenSSH one of more than 8 KiB.
[[nodiscard]] QByteArray authorizedKeysLine(const QByteArray& publicKey, KeyOptions options);

/// The lines of sudoers that the probes need, whatever the account: none, for today's probes only
/// read /proc and run df. A probe that needs one adds it here.
[[nodiscard]] QList<QByteArray> sudoersLines();

} // namespace vedette::collect
