// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/AskPerson.h"
#include "core/model/Credential.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"
#include "core/ssh/Handshake.h"
#include "core/ssh/KnownHostsFiles.h"
#include "core/ssh/LoginTrace.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Platform.h"
#include "core/ssh/Session.h"
#include "core/ssh/Way.h"

#include <memory>
#include <optional>
#include <vector>

namespace vedette::ssh {

/// Whom a session logs in to, and by what: a server, or a jump host on the way to one.
struct HostRequest
{
    const Server& server;
    const Credential& credential;
    const HostKeyPins& pins; ///< of any address
    const KnownHostsFiles& knownHosts; ///< where the server names none
    AskPerson ask = {}; ///< empty: nobody is there to answer the host's questions
    bool needsPerson = false; ///< with nobody there it ends before anything is proven
};

/// What was found out about hosts, whether their sessions opened or not.
struct HostFindings
{
    std::optional<HostKeyIssue> hostKey; ///< with HostKeyUnknown and HostKeyChanged
    HostKeyPins newPins; ///< from first sight on, whatever comes after
    Handshake handshake; ///< of the host itself, not of jump hosts on the way
    bool hasAsked = false; ///< a person was asked
    std::vector<Server> reached; ///< hosts that came as far as the authentication, which they log
    std::optional<platform::SocketAddress> address; ///< that was dialled; none: through a jump host
};

/// A login under way: what it found out, how long it may take, and how it went.
struct Attempt
{
    HostFindings& findings;
    Patience& patience;
    LoginTrace& trace;
};

/// On a way that leads to the server's address, however: banner, key exchange, the check of the
/// host key under the server's own name or alias, and authentication, in that order. Blocks; any
/// thread. The errors of login() up to AuthQuestion.
[[nodiscard]] Result<std::unique_ptr<Session>>
openHostSession(Way way, const HostRequest& request, Attempt& attempt);

} // namespace vedette::ssh
