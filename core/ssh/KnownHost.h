// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HostKey.h"
#include "core/ssh/KnownHostsEntry.h"

#include <QString>

#include <vector>

namespace vedette::ssh {

/// What known_hosts files say of a key that a host shows.
enum class KnownHostStatus
{
    Unknown, ///< no key is known for the host
    Trusted,
    Changed, ///< other keys are known for the host, of whatever type
    Revoked
};

/// Immutable value.
struct KnownHostAnswer
{
    KnownHostStatus status = KnownHostStatus::Unknown;
    QString file; ///< where the line stands that decided; empty when none did
    int line = 0; ///< counted from 1

    bool operator==(const KnownHostAnswer&) const = default;
};

/// The lines of known_hosts files that speak of one address, made by KnownHosts. As in ssh (9.2,
/// sshconnect.c and hostfile.c) a port other than 22 is looked up as "[host]:port"; only where that
/// knows no key at all, a line for the bare host may still trust the key, or revoke it. Value.
class KnownHost final
{
public:
    struct Line
    {
        HostKeyMarker marker = HostKeyMarker::None;
        HostKey key;
        QString file;
        int line = 0;

        bool operator==(const Line&) const = default;
    };

    /// `own`: of the name with its port. `bare`: of the host alone; empty when the port is 22.
    KnownHost(std::vector<Line> own, std::vector<Line> bare);
    KnownHost() = default;

    [[nodiscard]] KnownHostAnswer check(const HostKey& seen) const;
    /// The keys of the host with its port, whatever marks them elsewhere: with Changed, those that
    /// were expected. Each once, in the order of the files.
    [[nodiscard]] std::vector<HostKey> known() const;
    /// The keys that check() would trust. Each once, in the order of the files.
    [[nodiscard]] std::vector<HostKey> trusted() const;

private:
    std::vector<Line> m_own;
    std::vector<Line> m_bare;
};

} // namespace vedette::ssh
