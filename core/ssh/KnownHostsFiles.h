// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

#include <QStringList>

namespace vedette::ssh {

class KnownHosts;

/// Where OpenSSH keeps the host keys that it knows. Immutable value.
struct KnownHostsFiles
{
    // In the order in which they are read; missing ones are skipped.
    QStringList own; ///< of the user
    QStringList shared = {}; ///< of this computer
};

/// The user's own files, then this computer's: ssh_config(5), UserKnownHostsFile and
/// GlobalKnownHostsFile.
[[nodiscard]] KnownHostsFiles usualKnownHostsFiles();

/// Those that are read for a server: its own ones instead of the user's, or none of these.
[[nodiscard]] KnownHostsFiles filesFor(const Server& server, const KnownHostsFiles& usual);

/// Reads the files anew: of each 8 MiB at most, larger ones are told as unread. Never blocks on a
/// pipe or a device. Called from pool threads; holds no shared state.
[[nodiscard]] KnownHosts readKnownHosts(const KnownHostsFiles& files);

} // namespace vedette::ssh
