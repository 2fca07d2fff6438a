// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Login.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/ssh/Authenticate.h"
#include "core/ssh/Dialer.h"
#include "core/ssh/HostKeys.h"
#include "core/ssh/KnownHosts.h"
#include "core/ssh/LocalShell.h"
#include "core/ssh/LoginTrace.h"
#include "core/ssh/Platform.h"
#include "core/ssh/RemoteShell.h"
#include "core/ssh/Session.h"

#include <algorithm>
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

/// A login under way: how long it may take, what it found out, and how it went.
struct Attempt
{
    LoginOutcome& outcome;
    Patience& patience;
    LoginTrace& trace;
};

/// Banner and key exchange.
Result<void> shakeHands(Session& session, Attempt& attempt)
{
    LoginTrace& trace = attempt.trace;
    trace.begin(LoginStage::Banner);
    auto connected = session.connect(attempt.patience);
    if (const auto at = session.bannerTime()) {
        trace.note(session.serverBanner());
        trace.begin(LoginStage::KeyExchange, *at);
        trace.note(session.algorithms());
    }
    return connected;
}

/// What was passed over in known_hosts files: it may be why a key is not known.
QString passedOver(const KnownHosts& hosts)
{
    constexpr std::size_t mostNamed = 3;
    QString text;
    for (std::size_t i = 0; i < std::min(hosts.problems().size(), mostNamed); ++i) {
        const KnownHosts::Problem& problem = hosts.problems()[i];
        text += problem.line > 0 ? u"; line %1 of "_s.arg(problem.line) : u"; "_s;
        text += problem.file + u" was passed over: "_s + problem.error.detail;
    }
    return text;
}

Result<void> checkHostKey(const Session& session,
                          const Server& server,
                          const HostKeyRecords& records,
                          Attempt& attempt)
{
    attempt.trace.begin(LoginStage::HostKey);
    const auto hostKey = session.hostKey();
    if (!hostKey) {
        return fail(hostKey.error());
    }
    attempt.trace.note(hostKey->type + u' ' + fingerprint(*hostKey));
    auto verdict = judge(*hostKey, server, records, systemClock().now());
    attempt.outcome.hostKey = std::move(verdict.issue);
    attempt.outcome.newPin = std::move(verdict.newPin); // from first sight on, whatever comes after
    return verdict.error ? fail(*std::move(verdict.error)) : Result<void>{};
}

Result<std::unique_ptr<Session>> openSession(const LoginRequest& request, Attempt& attempt)
{
    Patience& patience = attempt.patience;
    const Server& server = request.server;
    if (!server.proxyJump.isEmpty()) { // never past them
        return fail(ErrorCode::NotAvailable, u"jump hosts are not supported yet"_s);
    }
    const KnownHosts known = readKnownHosts(request.knownHosts);
    const QByteArray host = platform::usualAddress(server.host.toUtf8());
    const HostKeyRecords records{request.pins, known.find(host, server.port), known.isComplete()};
    auto socket = dial(server.host, server.port, patience, attempt.trace);
    if (!socket) {
        return fail(socket.error().in(u"connect"));
    }
    auto session = Session::create(*std::move(socket), trustedKeys(server, records));
    if (!session) {
        return session;
    }
    const auto connected = shakeHands(**session, attempt);
    attempt.outcome.serverBanner = (*session)->serverBanner();
    if (!connected) {
        return fail(connected.error());
    }
    if (auto trusted = checkHostKey(**session, server, records, attempt); !trusted) {
        trusted.error().detail += passedOver(known);
        return fail(std::move(trusted.error()));
    }
    attempt.trace.begin(LoginStage::Authentication);
    const auto isIn = authenticate(
        **session, {server, request.credential, localIdentities()}, patience, attempt.trace);
    if (!isIn) {
        return fail(isIn.error());
    }
    return session;
}

Result<std::unique_ptr<Transport>> openShell(const LoginRequest& request, Attempt& attempt)
{
    if (request.server.kind == ServerKind::Local) {
        attempt.trace.begin(LoginStage::Shell);
        return proven(LocalShell::open(request.prelude), attempt.patience);
    }
    auto session = openSession(request, attempt);
    if (!session) {
        return fail(session.error());
    }
    attempt.trace.begin(LoginStage::Shell);
    return proven(RemoteShell::open(*std::move(session), request.prelude, attempt.patience),
                  attempt.patience);
}

void runLogin(const LoginRequest& request, LoginOutcome& outcome, Patience& patience)
{
    LoginTrace trace;
    Attempt attempt{outcome, patience, trace};
    auto shell = openShell(request, attempt);
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
