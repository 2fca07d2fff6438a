// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HostKey.h"
#include "core/model/Server.h"

#include <QString>

namespace vedette {

/// The name under which the host keys of a server are looked up and kept. Immutable value.
struct HostKeyName
{
    QString host; ///< in any case
    quint16 port = 22;

    bool operator==(const HostKeyName&) const = default;
};

/// The server's alias, whatever its port, as ssh looks it up: servers with one alias share their
/// keys, also with a host of that name at port 22 (ssh_config(5), HostKeyAlias; sshconnect.c of
/// OpenSSH 9.2, get_hostfile_hostname_ipaddr). Without one its host and port.
[[nodiscard]] HostKeyName hostKeyNameOf(const Server& server);

/// The pins under the server's name.
[[nodiscard]] HostKeyPins pinsOf(const HostKeyPins& pins, const Server& server);

} // namespace vedette
