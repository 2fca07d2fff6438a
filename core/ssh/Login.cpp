// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Login.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/ssh/Dialer.h"
#include "core/ssh/HostSession.h"
#include "core/ssh/LocalShell.h"
#include "core/ssh/LoginTrace.h"
#include "core/ssh/Platform.h"
#include "core/ssh/RemoteShell.h"
#include "core/ssh/ServerSession.h"
#include "core/ssh/SftpChannel.h"

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

/// What a shell that says nothing in time may be busy with.
Error noAnswer(const QString& printed)
{
    if (!printed.isEmpty()) {
        return {ErrorCode::Malformed, u"no shell answered, but: "_s + printed};
    }
    return {ErrorCode::Timeout,
            u"the shell did not begin in time: a login file of the account (.bashrc, .zshenv, "
            u".cshrc) may hang, or wait for input"_s};
}

/// Nothing to speak of on a line with a second of delay; people wonder about more.
void noteSlowStart(MonotonicTime began, LoginTrace& trace)
{
    constexpr milliseconds noticeable{1500};
    const auto took = std::chrono::duration_cast<milliseconds>(systemClock().monotonic() - began);
    if (took >= noticeable) {
        trace.note(u"its login files (.bashrc, .zshenv, .cshrc) took %1 s"_s.arg(
            static_cast<double>(took.count()) / 1000, 0, 'f', 1));
    }
}

template <class Shell>
Result<std::unique_ptr<Transport>> proven(Result<std::unique_ptr<Shell>> shell, Attempt& attempt)
{
    if (!shell) {
        return fail(shell.error());
    }
    const MonotonicTime began = systemClock().monotonic();
    if (const auto answered = awaitAnswer(**shell, attempt.patience); !answered) {
        const Error& error = answered.error();
        const bool isLate = error.code == ErrorCode::Timeout;
        return fail((isLate ? noAnswer((*shell)->printed()) : error).in(u"start shell"));
    }
    noteSlowStart(began, attempt.trace);
    return *std::move(shell);
}

/// The jump hosts of the request are those that the server's entry names, in that order.
Result<void> checkHops(const LoginRequest& request)
{
    const auto named = parseJumpHosts(request.server.proxyJump);
    if (!named) {
        return fail(named.error());
    }
    const bool isNamed = leadThrough(request.hops, *named);
    if (!isNamed || (!request.hops.empty() && request.bastions == nullptr)) {
        return fail(ErrorCode::Internal, u"the jump hosts of the server are missing"_s);
    }
    return {};
}

/// Directly only when no jump host is named, and no command.
Result<Way> reach(const LoginRequest& request, Attempt& attempt)
{
    const Server& server = request.server;
    if (const auto checked = checkHops(request); !checked) {
        return fail(checked.error());
    }
    if (request.hops.empty()) {
        return openWay(server, request.addresses, attempt);
    }
    return request.bastions->connect({request.hops,
                                      request.pins,
                                      request.knownHosts,
                                      request.askedAt,
                                      request.ask,
                                      request.addresses},
                                     server,
                                     attempt);
}

} // namespace

Result<std::unique_ptr<Session>> openServerSession(const LoginRequest& request, Attempt& attempt)
{
    auto way = reach(request, attempt);
    if (!way) {
        return fail(way.error().in(u"connect"));
    }
    auto session = openHostSession(*std::move(way),
                                   {request.server,
                                    request.credential,
                                    request.pins,
                                    request.knownHosts,
                                    request.ask,
                                    request.needsPerson},
                                   attempt);
    if (session) {
        remember({request.server.host, request.server.port, request.addresses}, attempt);
    }
    return session;
}

namespace {

/// What a login opened: one of the two.
struct Opened
{
    std::unique_ptr<Transport> shell;
    std::unique_ptr<FileTransport> files;
};

/// "ForceCommand internal-sftp" takes what is sent to a shell for a broken request and ends; an
/// account whose login shell is nologin(8) may be let to read files all the same.
Result<Opened>
filesInstead(std::shared_ptr<Session> session, const Error& noShell, Attempt& attempt)
{
    if (noShell.code != ErrorCode::CommandFailed) {
        return fail(noShell);
    }
    constexpr seconds enough{5};
    Patience patience(attempt.patience.deadline().atMost(enough), attempt.patience.stop());
    auto files = SftpChannel::open(std::move(session), patience);
    if (!files) {
        return fail(noShell);
    }
    attempt.trace.note(u"no shell: its files are read over SFTP"_s);
    return Opened{.shell = {}, .files = *std::move(files)};
}

Result<Opened> openShell(const LoginRequest& request, Attempt& attempt)
{
    if (request.server.kind == ServerKind::Local) {
        attempt.trace.begin(LoginStage::Shell);
        return proven(LocalShell::open(request.prelude), attempt).map([](auto shell) {
            return Opened{.shell = std::move(shell), .files = {}};
        });
    }
    auto opened = openServerSession(request, attempt);
    if (!opened) {
        return fail(opened.error());
    }
    const std::shared_ptr<Session> session = *std::move(opened); // the shell's, or the files'
    attempt.trace.begin(LoginStage::Shell);
    auto shell = proven(
        RemoteShell::open(session, {request.server.access, request.prelude}, attempt.patience),
        attempt);
    if (shell) {
        return Opened{.shell = *std::move(shell), .files = {}};
    }
    return request.server.access == ServerAccess::Shell
        ? filesInstead(session, shell.error(), attempt)
        : fail(shell.error());
}

void runLogin(const LoginRequest& request, LoginOutcome& outcome, Patience& patience)
{
    if (const auto ok = patience.check(); !ok) { // cancelled in the queue: not even a connection
        outcome.error = ok.error();
        return;
    }
    LoginTrace trace;
    HostFindings findings;
    Attempt attempt{findings, patience, trace};
    auto opened = openShell(request, attempt);
    outcome.hostKey = std::move(findings.hostKey);
    outcome.newPins = std::move(findings.newPins);
    outcome.hasAsked = findings.hasAsked;
    outcome.reached = std::move(findings.reached);
    outcome.paused = patience.paused();
    if (opened) {
        outcome.transport = std::move(opened->shell);
        outcome.files = std::move(opened->files);
        if (request.server.kind != ServerKind::Local) {
            outcome.handshake = std::move(findings.handshake);
        }
    } else {
        outcome.error = opened.error();
        trace.fail(opened.error());
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
        Patience patience(deadline, stop, request.longestPause);
        runLogin(request, outcome, patience);
    } catch (const std::exception& exception) { // no memory, no thread
        outcome.transport.reset();
        outcome.files.reset();
        outcome.error = Error{ErrorCode::Internal, plainText(QByteArrayView(exception.what()))};
    }
    outcome.connectTime
        = std::chrono::duration_cast<milliseconds>(systemClock().monotonic() - started)
        - outcome.paused;
    return outcome;
}

} // namespace vedette::ssh
