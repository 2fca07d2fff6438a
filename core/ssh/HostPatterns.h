// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace vedette::ssh {

/// The second field of a known_hosts line against one name, as OpenSSH does it (sshd(8)): a comma
/// list of patterns with `*`, `?` and a leading `!` (a negated pattern that matches rules the line
/// out, wherever it stands), or one hashed name. `host` is in lower case, "[host]:port" where the
/// port counts. A list with a pattern of more than 1022 bytes matches nothing.
[[nodiscard]] bool matchesHost(QByteArrayView patterns, QByteArrayView host);

/// `text` begins with '|': "|1|salt|hash", 20 bytes of salt and their HMAC-SHA1 with the name.
[[nodiscard]] bool isHashed(QByteArrayView text);
/// The salt of a hashed name can be read.
[[nodiscard]] bool isReadableHash(QByteArrayView text);

} // namespace vedette::ssh
