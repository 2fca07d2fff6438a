// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace vedette::ssh {

class KnownHosts;

/// Where OpenSSH keeps the host keys that it knows. Immutable value.
struct KnownHostsFiles
{
    QStringList paths; ///< in the order in which they are read; missing ones are skipped
};

/// The user's own files, then this computer's: ssh_config(5), UserKnownHostsFile and
/// GlobalKnownHostsFile.
[[nodiscard]] KnownHostsFiles usualKnownHostsFiles();

/// Reads the files anew: of each 8 MiB at most, larger ones are told as unread. Never blocks on a
/// pipe or a device. Called from pool threads; holds no shared state.
[[nodiscard]] KnownHosts readKnownHosts(const KnownHostsFiles& files);

} // namespace vedette::ssh
