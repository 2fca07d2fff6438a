// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshArguments.h"

namespace vedette::ssh {

/// The keywords whose value is kept: those that tell how to reach a host, and those that OpenSSH
/// looks at once all is read.
enum class SshOption
{
    Host,
    Match,
    Include,
    HostName,
    User,
    Port,
    IdentityFile,
    CertificateFile,
    IdentityAgent,
    ProxyJump,
    ProxyCommand,
    ProxyUseFdpass,
    HostKeyAlias,
    UserKnownHostsFile,
    StrictHostKeyChecking,
    IdentitiesOnly,
    ConnectTimeout,
    IgnoreUnknown,
    AddressFamily,
    CanonicalizeHostname,
    ConnectionAttempts,
    ForkAfterAuthentication,
    SessionType,
    ControlPath,
    RemoteCommand,
    ForwardAgent,
    Other ///< only checked
};

/// A keyword of ssh_config(5) as OpenSSH 9.2 of Debian knows it. Immutable value.
struct SshKeyword
{
    QByteArrayView name; ///< lower case
    SshOption option;
    SshCheck check;
};

/// Nothing when OpenSSH doesn't know it. `name` is in lower case.
[[nodiscard]] const SshKeyword* findSshKeyword(QByteArrayView name);

} // namespace vedette::ssh
