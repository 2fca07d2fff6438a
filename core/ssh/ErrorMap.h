// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <libssh/libssh.h>

#include <QByteArrayView>

#include <optional>

namespace vedette::ssh {

/// libssh's last error of a session, as one of ours. libssh tells failures apart by text only.
[[nodiscard]] Error sessionError(ssh_session session);

/// ServerLimits when a server says in place of its banner that it takes no more connections.
[[nodiscard]] std::optional<Error> refusalInsteadOfBanner(QByteArrayView firstBytes);

/// SshProtocol, with the first line of what answered in place of an SSH server.
[[nodiscard]] Error notSsh(QByteArrayView firstBytes);

} // namespace vedette::ssh
