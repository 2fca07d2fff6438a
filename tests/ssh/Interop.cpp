// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/Interop.h"

namespace vedette::test {

ssh::LoginRequest requestFor(const InteropServer& server)
{
    ssh::LoginRequest request;
    request.server = server.server();
    request.knownHosts = {};
    return request;
}

SshSoftware anySoftware()
{
    return GENERATE(SshSoftware::OpenSsh, SshSoftware::Dropbear, SshSoftware::TinySsh);
}

bool isSkipped(const InteropServer& server)
{
    if (!server.isRunning()) {
        WARN("skipped: " << server.server().name << ": " << server.whyNot());
    }
    return !server.isRunning();
}

} // namespace vedette::test
