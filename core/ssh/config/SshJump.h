// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshConfigSystem.h"

#include <QByteArray>

#include <optional>

namespace vedette::ssh {

/// "host", "host:port", "[address]:port" taken apart. Immutable value.
struct SshPlace
{
    QByteArray host; ///< without brackets
    std::optional<QByteArray> port; ///< as written; there may be nothing behind the colon

    bool operator==(const SshPlace&) const = default;
};

/// Where to log in. Immutable value.
struct SshTarget
{
    std::optional<QByteArray> user;
    QByteArray host;
    std::optional<quint16> port;

    bool operator==(const SshTarget&) const = default;
};

/// What ProxyJump says. Immutable value.
struct SshJump
{
    bool isNone = false; ///< the word "none": no jump, a ProxyCommand may still follow
    QByteArray before; ///< the hops before the last one, as written
    SshTarget last;

    bool operator==(const SshJump&) const = default;
};

/// Nothing when there is no host, or a bracket isn't closed.
[[nodiscard]] std::optional<SshPlace> splitSshPlace(const QByteArray& text);

/// "ssh://[user@]host[:port][/]". The outer: nothing when it is no such URI; the inner: nothing
/// when it is one that can't be.
[[nodiscard]] std::optional<std::optional<SshTarget>> readSshUri(const QByteArray& text,
                                                                 const SshConfigSystem& system);

/// The argument of ProxyJump with what stands behind it; nothing when OpenSSH refuses it.
[[nodiscard]] std::optional<SshJump> readSshJump(const QByteArray& text,
                                                 const SshConfigSystem& system);
/// As `ssh -G` prints it.
[[nodiscard]] QByteArray toText(const SshJump& jump);

} // namespace vedette::ssh
