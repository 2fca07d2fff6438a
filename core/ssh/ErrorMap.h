// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"

#include <libssh/libssh.h>

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>

namespace vedette::ssh {

/// libssh's last error of a session, as one of ours. libssh tells failures apart by text only.
[[nodiscard]] Error sessionError(ssh_session session);

/// Whether the session ended over SSH_MSG_USERAUTH_PASSWD_CHANGEREQ (RFC 4252, 8), to be asked once
/// a password was offered: libssh does not know that message, and takes no more after it.
[[nodiscard]] bool asksForNewPassword(ssh_session session);

/// Whether a server's words, plain text, tell that another password must be chosen first.
[[nodiscard]] bool tellsOfExpiredPassword(QStringView words);

/// ServerLimits when a server says in place of its banner that it takes no more connections.
[[nodiscard]] std::optional<Error> refusalInsteadOfBanner(QByteArrayView firstBytes);

/// A connection that ended before the server named itself SSH (RFC 4253, 4.2).
struct NoBanner
{
    QByteArrayView firstBytes; ///< of what came; empty also where nobody looked
    bool isMute = false; ///< nothing came at all
    milliseconds waited{0};
    QString place; ///< "192.0.2.1 port 22"; may be empty
    bool byProgram = false; ///< a ProxyCommand is what spoke, or did not
};

/// The end of such a connection, told by what the server did: Timeout when it said nothing or began
/// a banner, ConnectionLost when it closed the connection, SshProtocol with its own words when
/// these held no banner; ProxyCommandFailed where a program on this computer is what did that.
/// All other errors stay as they are.
[[nodiscard]] Error withoutBanner(const Error& error, const NoBanner& seen);

} // namespace vedette::ssh
