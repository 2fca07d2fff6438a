// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/Login.h"
#include "core/ssh/Transport.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Stopped.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace vedette::test {

/// Variables of the environment, put back at the end: no agent and no key files of the user who
/// runs the tests.
class CleanIdentity final
{
public:
    explicit CleanIdentity(const QByteArray& home, const QByteArray& agentSocket = {});
    CleanIdentity(const CleanIdentity&) = delete;
    CleanIdentity& operator=(const CleanIdentity&) = delete;
    ~CleanIdentity();

private:
    QByteArray m_home;
    std::optional<QByteArray> m_agent;
};

/// A request with the server's key pinned, no known_hosts and that password.
[[nodiscard]] ssh::LoginRequest requestFor(const FakeSshServer& server,
                                           QByteArrayView password = "right");

/// On a thread of its own, as in the product: of a thread that has started a QProcess, as a test's
/// has, ThreadSanitizer no longer sees the locks.
[[nodiscard]] ssh::LoginOutcome logIn(const ssh::LoginRequest& request,
                                      milliseconds bound = milliseconds{20'000},
                                      const std::stop_token& stop = {});

/// A login that was stopped.
struct StoppedLogin : Stopped
{
    ssh::LoginOutcome outcome;
};

/// Stops a login as soon as `isUnderWay` holds.
[[nodiscard]] StoppedLogin stopLogin(const ssh::LoginRequest& request,
                                     const std::function<bool()>& isUnderWay);

/// One request and its reply.
[[nodiscard]] Result<ssh::ShellReply> ask(ssh::Transport& transport,
                                          const QByteArray& command,
                                          milliseconds bound = milliseconds{20'000});

/// The code of a failed login; nothing when it worked.
[[nodiscard]] std::optional<ErrorCode> codeOf(const ssh::LoginOutcome& outcome);

} // namespace vedette::test

namespace Catch {

template <>
struct StringMaker<vedette::ErrorCode>
{
    static std::string convert(vedette::ErrorCode code) { return vedette::errorName(code).data(); }
};

} // namespace Catch
