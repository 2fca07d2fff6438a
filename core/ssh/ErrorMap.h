// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <libssh/libssh.h>

#include <QByteArrayView>
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

/// SshProtocol, with the first line of what answered in place of an SSH server.
[[nodiscard]] Error notSsh(QByteArrayView firstBytes);

} // namespace vedette::ssh
