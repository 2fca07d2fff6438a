// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/HostKey.h"

#include <QByteArray>

#include <optional>

namespace vedette::ssh {

/// What a line of known_hosts says of its key.
enum class HostKeyMarker
{
    None, ///< it is the host's own
    CertAuthority, ///< it signs certificates of the host: says nothing of a plain key
    Revoked ///< it must never be taken for the host's again
};

/// One line of a known_hosts file. Immutable value.
struct KnownHostsEntry
{
    HostKeyMarker marker = HostKeyMarker::None;
    QByteArray hosts; ///< patterns, or one hashed name, as written: see matchesHost()
    HostKey key;

    bool operator==(const KnownHostsEntry&) const = default;
};

/// A line as sshd(8) describes it in "SSH_KNOWN_HOSTS FILE FORMAT", without its line feed; nothing
/// for a blank line or a comment. Malformed, in a sentence: ssh passes over such a line too.
[[nodiscard]] Result<std::optional<KnownHostsEntry>> parseKnownHostsLine(QByteArrayView line);

} // namespace vedette::ssh
