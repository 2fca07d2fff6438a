// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Credential.h"
#include "core/model/Server.h"
#include "core/ssh/LoginTrace.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Person.h"
#include "core/ssh/Session.h"

#include <QByteArray>
#include <QStringList>

namespace vedette::ssh {

/// What this computer offers to an automatic login.
struct LocalIdentities
{
    QByteArray agentSocket; ///< empty: no agent
    QStringList keyFiles; ///< in the order in which they are tried; missing ones are skipped
};

/// The agent that the server's entry or the environment names; the entry's key file and the usual
/// ones of the user's home.
[[nodiscard]] LocalIdentities localIdentities(const Server& server);

/// Who logs in, and by what means.
struct AuthRequest
{
    const Server& server;
    const Credential& credential;
    LocalIdentities identities;
    Person& person;
};

/// Proves who the user is, on a session whose host key is trusted. A secret is offered once.
/// AuthDenied, AuthInterrupted, AuthUnanswered, AuthNeedsUser, PasswordExpired, AuthQuestion,
/// KeyUnreadable; Timeout, Cancelled, ConnectionLost.
[[nodiscard]] Result<void>
authenticate(Session& session, const AuthRequest& request, Patience& patience, LoginTrace& trace);

} // namespace vedette::ssh
