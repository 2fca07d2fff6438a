// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QString>

namespace vedette::vault {

// The vault's master password for a collector that nobody sits at. Never on a command line or in
// the environment, where others may read it. One line feed (or CR LF) at the end is not part of it.
//
// Errors: InvalidFile when it can't be read or is no file, SecretExposed when others may read it,
// InvalidConfig ("masterPassword") when it is empty or longer than maxSecretBytes. NotAvailable on
// Windows. Called from any thread that may block.

/// From a descriptor that the parent has opened (`--vault-key-fd 3 3<file`), read to its end by the
/// deadline, then closed: what is started later must not inherit it. Timeout when no end comes.
[[nodiscard]] Result<Secret> masterFromDescriptor(int fd, Deadline deadline);

/// From an ordinary file that belongs to this user and is open to nobody else (mode 0600 or 0400).
[[nodiscard]] Result<Secret> masterFromFile(const QString& path);

/// From `folder`, which systemd names in $CREDENTIALS_DIRECTORY (systemd.exec(5), LoadCredential=),
/// the credential "vedette-vault-key". systemd owns it and may have given the user access by a
/// group right or an ACL: only what everybody may read is refused.
[[nodiscard]] Result<Secret> masterFromCredentials(const QString& folder);

} // namespace vedette::vault
