// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/Helpers.h"

#include "core/ssh/Poller.h"

#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace vedette::test {

CleanIdentity::CleanIdentity(const QByteArray& home, const QByteArray& agentSocket)
    : m_home(qgetenv("HOME"))
{
    if (qEnvironmentVariableIsSet("SSH_AUTH_SOCK")) {
        m_agent = qgetenv("SSH_AUTH_SOCK");
    }
    qputenv("HOME", home);
    if (agentSocket.isEmpty()) {
        qunsetenv("SSH_AUTH_SOCK");
    } else {
        qputenv("SSH_AUTH_SOCK", agentSocket);
    }
}

CleanIdentity::~CleanIdentity()
{
    qputenv("HOME", m_home);
    if (m_agent) {
        qputenv("SSH_AUTH_SOCK", *m_agent);
    } else {
        qunsetenv("SSH_AUTH_SOCK");
    }
}

ssh::LoginRequest requestFor(const FakeSshServer& server, QByteArrayView password)
{
    ssh::LoginRequest request;
    request.server = server.server();
    request.credential.password = Secret(password);
    request.pins = {server.pin()};
    request.knownHosts = {};
    return request;
}

ssh::LoginOutcome
logIn(const ssh::LoginRequest& request, milliseconds bound, const std::stop_token& stop)
{
    std::optional<ssh::LoginOutcome> outcome;
    std::thread([&] { outcome = ssh::login(request, Deadline::after(bound), stop); }).join();
    return *std::move(outcome);
}

StoppedLogin stopLogin(const ssh::LoginRequest& request, const std::function<bool()>& isUnderWay)
{
    StoppedLogin login;
    static_cast<Stopped&>(login) = stopWhile(isUnderWay, [&](const std::stop_token& stop) {
        login.outcome = logIn(request, seconds{30}, stop);
    });
    return login;
}

Result<ssh::ShellReply>
ask(ssh::Transport& transport, const QByteArray& command, milliseconds bound)
{
    if (const auto started = transport.start(command); !started) {
        return fail(started.error());
    }
    ssh::Poller poller;
    const Deadline deadline = Deadline::after(bound);
    while (!deadline.hasExpired()) {
        auto reply = transport.advance();
        if (!reply) {
            return fail(reply.error());
        }
        if (reply->has_value()) {
            return **std::move(reply);
        }
        [[maybe_unused]] const auto ready = poller.wait({transport.wait()}, deadline.remaining());
    }
    return fail(ErrorCode::Timeout, u"the test waited long enough"_s);
}

std::optional<ErrorCode> codeOf(const ssh::LoginOutcome& outcome)
{
    return outcome.error ? std::optional(outcome.error->code) : std::nullopt;
}

} // namespace vedette::test
