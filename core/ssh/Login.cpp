// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Login.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/ssh/Authenticate.h"
#include "core/ssh/Dialer.h"
#include "core/ssh/HostKeys.h"
#include "core/ssh/LocalShell.h"
#include "core/ssh/LoginTrace.h"
#include "core/ssh/RemoteShell.h"
#include "core/ssh/Session.h"

#include <exception>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

/// One empty request: the shell is there, its start-up files have run, and it speaks our frames.
Result<void> awaitAnswer(Transport& shell, Patience& patience)
{
    if (auto started = shell.start({}); !started) {
        return started;
    }
    for (;;) {
        const auto reply = shell.advance();
        if (!reply) {
            return fail(reply.error());
        }
        if (reply->has_value()) {
            return {};
        }
        if (auto ready = patience.await(shell.wait()); !ready) {
            return ready;
        }
    }
}

template <class Shell>
Result<std::unique_ptr<Transport>> proven(Result<std::unique_ptr<Shell>> shell, Patience& patience)
{
    if (!shell) {
        return fail(shell.error());
    }
    if (const auto answered = awaitAnswer(**shell, patience); !answered) {
        Error error = answered.error();
        const QString printed = (*shell)->printed();
        if (error.code == ErrorCode::Timeout && !printed.isEmpty()) {
            error = {ErrorCode::Malformed, u"no shell answered, but: "_s + printed};
        }
        return fail(error.in(u"start shell"));
    }
    return *std::move(shell);
}

/// Banner and key exchange.
Result<void> shakeHands(Session& session, Patience& patience, LoginTrace& trace)
{
    trace.begin(LoginStage::Banner);
    auto connected = session.connect(patience);
    if (const auto at = session.bannerTime()) {
        trace.note(session.serverBanner());
        trace.begin(LoginStage::KeyExchange, *at);
        trace.note(session.algorithms());
    }
    return connected;
}

Result<std::unique_ptr<Session>> openSession(const LoginRequest& request,
                                             LoginOutcome& outcome,
                                             Patience& patience,
                                             LoginTrace& trace)
{
    const Server& server = request.server;
    auto socket = dial(server.host, server.port, patience, trace);
    if (!socket) {
        return fail(socket.error().in(u"connect"));
    }
    auto session = Session::create(*std::move(socket), request.pins);
    if (!session) {
        return session;
    }
    const auto connected = shakeHands(**session, patience, trace);
    outcome.serverBanner = (*session)->serverBanner();
    if (!connected) {
        return fail(connected.error());
    }
    trace.begin(LoginStage::HostKey);
    const auto hostKey = (*session)->hostKey();
    if (!hostKey) {
        return fail(hostKey.error());
    }
    trace.note(hostKey->type + u' ' + fingerprint(*hostKey));
    auto verdict = judge(*hostKey, server, request.pins, systemClock().now());
    outcome.hostKey = std::move(verdict.issue);
    outcome.newPin = std::move(verdict.newPin); // from first sight on, whatever comes after
    if (verdict.error) {
        return fail(*std::move(verdict.error));
    }
    trace.begin(LoginStage::Authentication);
    const auto isIn
        = authenticate(**session, {server, request.credential, localIdentities()}, patience, trace);
    if (!isIn) {
        return fail(isIn.error());
    }
    return session;
}

Result<std::unique_ptr<Transport>>
openShell(const LoginRequest& request, LoginOutcome& outcome, Patience& patience, LoginTrace& trace)
{
    if (request.server.kind == ServerKind::Local) {
        trace.begin(LoginStage::Shell);
        return proven(LocalShell::open(request.prelude), patience);
    }
    auto session = openSession(request, outcome, patience, trace);
    if (!session) {
        return fail(session.error());
    }
    trace.begin(LoginStage::Shell);
    return proven(RemoteShell::open(*std::move(session), request.prelude, patience), patience);
}

void runLogin(const LoginRequest& request, LoginOutcome& outcome, Patience& patience)
{
    LoginTrace trace;
    auto shell = openShell(request, outcome, patience, trace);
    if (shell) {
        outcome.transport = *std::move(shell);
    } else {
        outcome.error = shell.error();
        trace.fail(shell.error());
    }
    outcome.steps = trace.take();
}

} // namespace

LoginOutcome login(const LoginRequest& request, Deadline deadline, const std::stop_token& stop)
{
    LoginOutcome outcome;
    const MonotonicTime started = systemClock().monotonic();
    try {
        platform::ignoreBrokenPipes();
        Patience patience(deadline, stop);
        runLogin(request, outcome, patience);
    } catch (const std::exception& exception) { // no memory, no thread
        outcome.transport.reset();
        outcome.error = Error{ErrorCode::Internal, plainText(QByteArrayView(exception.what()))};
    }
    outcome.connectTime
        = std::chrono::duration_cast<milliseconds>(systemClock().monotonic() - started);
    return outcome;
}

} // namespace vedette::ssh
