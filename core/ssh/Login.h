// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/base/Result.h"
#include "core/model/AskPerson.h"
#include "core/model/Credential.h"
#include "core/model/Diagnosis.h"
#include "core/model/HostKey.h"
#include "core/model/JumpHosts.h"
#include "core/model/Server.h"
#include "core/ssh/AddressBook.h"
#include "core/ssh/BastionPool.h"
#include "core/ssh/FileTransport.h"
#include "core/ssh/Handshake.h"
#include "core/ssh/KnownHostsFiles.h"
#include "core/ssh/Transport.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace vedette::ssh {

/// All that a login needs to know.
struct LoginRequest
{
    Server server;
    Credential credential;
    HostKeyPins pins; ///< the trusted keys, of this server's address and of its jump hosts'
    QByteArray prelude; ///< constant script text that defines the functions of later requests
    KnownHostsFiles knownHosts = usualKnownHostsFiles(); ///< for filesFor()
    std::vector<JumpHost> hops; ///< as jumpHostsOf() makes them; none: reached directly
    BastionPool* bastions
        = nullptr; ///< for `hops`; must outlive the login, may end before the shell
    AddressBook* addresses = nullptr; ///< must outlive the login; null: remembers no address
    std::optional<MonotonicTime> askedAt; ///< when the user asked for this very login
    AskPerson ask = {}; ///< of whoever wants it right now; empty: nobody is there to answer
    std::chrono::milliseconds longestPause{120'000}; ///< that a person may take for all answers
    bool needsPerson = false; ///< as the login before did: with nobody there nothing is proven
};

/// What a login found out, whether it worked or not.
struct LoginOutcome
{
    std::unique_ptr<Transport> transport; ///< an open, framed shell; null when `error` is set
    /// Set in place of `transport` where the account gets no shell, and may read files.
    std::unique_ptr<FileTransport> files;
    std::optional<Error> error;
    std::optional<HostKeyIssue> hostKey; ///< with HostKeyUnknown and HostKeyChanged
    HostKeyPins newPins; ///< to be stored: known to OpenSSH, or accepted by policy
    std::optional<Handshake> handshake; ///< of a session that is open; none of a local shell
    std::chrono::milliseconds connectTime{0}; ///< without `paused`
    std::chrono::milliseconds paused{0}; ///< a person was waited for: the deadline is so much later
    bool hasAsked = false; ///< the server itself put questions to a person
    std::vector<Server>
        reached; ///< it and jump hosts on the way, where each left a line in the log
    LoginSteps steps; ///< how it went, up to the shell
};

/// Dials, through all jump hosts of the server or not at all, checks the host key, authenticates
/// and starts the persistent shell; for ServerKind::Local starts a local shell instead. Blocks
/// until `deadline` at most, which stands still while a person is asked; `stop` ends it within 200
/// ms. Called from pool threads; holds no shared state. Never throws.
///
/// Errors: NameNotFound, Refused, Unreachable, Timeout, ConnectionLost, HostKeyUnknown,
/// HostKeyChanged and HostKeyRevoked (no authentication byte was sent), AuthDenied,
/// AuthInterrupted, AuthUnanswered, AuthNeedsUser (a password or passphrase is missing),
/// PasswordExpired, AuthQuestion (the server asks something else, and got no answer), AccessDiffers
/// (a shell for the fixed probe, or otherwise), JumpHostLogin (AuthDenied, AuthNeedsUser,
/// PasswordExpired, AuthQuestion and KeyUnreadable at a jump host), PermissionDenied (a jump host
/// forbids to go on), InvalidConfig, KeyUnreadable, SshProtocol, ServerLimits, Cancelled,
/// NotAvailable (local shell on this system). Those of a jump host name it.
[[nodiscard]] LoginOutcome
login(const LoginRequest& request, Deadline deadline, const std::stop_token& stop);

} // namespace vedette::ssh
