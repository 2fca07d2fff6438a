// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginChange.h"

#include "core/model/LoginText.h"

namespace vedette::collect {

bool isOtherLogin(const Server& a, const Server& b)
{
    return a.kind != b.kind || a.host != b.host || a.port != b.port || a.user != b.user
        || a.auth != b.auth || a.identityFile != b.identityFile
        || a.identityAgent != b.identityAgent || wayTo(a) != wayTo(b);
}

bool needsNewSession(const Server& a, const Server& b)
{
    return isOtherLogin(a, b) || a.runsProxyCommand != b.runsProxyCommand || a.access != b.access
        || a.hostKeyPolicy != b.hostKeyPolicy || a.hostKeyAlias != b.hostKeyAlias
        || a.certificateFile != b.certificateFile || a.knownHostsFiles != b.knownHostsFiles
        || a.pollsByShell != b.pollsByShell;
}

} // namespace vedette::collect
