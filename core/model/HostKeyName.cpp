// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HostKeyName.h"

namespace vedette {

HostKeyName hostKeyNameOf(const Server& server)
{
    constexpr quint16 bareNamePort = 22; // known_hosts(5) adds any other one to the name
    return server.hostKeyAlias.isEmpty() ? HostKeyName{server.host, server.port}
                                         : HostKeyName{server.hostKeyAlias, bareNamePort};
}

HostKeyPins pinsOf(const HostKeyPins& pins, const Server& server)
{
    const HostKeyName name = hostKeyNameOf(server);
    return pinsOf(pins, name.host, name.port);
}

} // namespace vedette
