// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/SessionOpener.h"

#include "core/base/Clock.h"
#include "core/base/Nonce.h"
#include "core/collect/FixedProbe.h"
#include "core/collect/PollOnce.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/files/SftpTransport.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// The line in authorized_keys stays when Vedette is another one: an older probe answers, too, but
/// it can't know what came later.
Result<void> readVersion(ServerContext& context, Deadline deadline, const std::stop_token& stop)
{
    auto reply = ask(*context.transport, "vd_version " + makeNonce(), deadline, stop);
    if (!reply) {
        return fail(reply.error().in(u"read the probe's version"));
    }
    const QByteArray version = versionIn(reply->output);
    if (version.isEmpty()) {
        return fail(ErrorCode::AccessDiffers, u"what answers is not the fixed probe"_s);
    }
    if (version != fixedProbe().version) {
        context.otherProbe = QString::fromLatin1(version);
    }
    return {};
}

/// Defines what the server lacks, and what it is.
Result<void> readServer(ServerContext& context, Deadline deadline, const std::stop_token& stop)
{
    const bool isFixed = context.server.access == ServerAccess::FixedProbe;
    if (isFixed) {
        if (auto read = readVersion(context, deadline, stop); !read) {
            return read;
        }
    }
    const ProbeRequest facts = factsRequest();
    auto reply = ask(*context.transport, facts.command, deadline, stop);
    if (!reply) {
        return fail(reply.error().in(u"read facts"));
    }
    auto read = readFacts(std::move(reply->output), facts.nonce, context);
    return read ? read : fail(read.error().in(u"read facts"));
}

/// Files are read beside a shell, or in its place.
std::unique_ptr<ssh::Transport> pollingTransport(const Server& server, ssh::LoginOutcome& login)
{
    if (login.files) {
        return std::make_unique<SftpTransport>(std::move(login.files), SftpTransport::Patience{});
    }
    const bool hasShellAlone = server.kind == ServerKind::Local
        || server.access == ServerAccess::FixedProbe || server.pollsByShell;
    if (hasShellAlone) {
        return std::move(login.transport);
    }
    return std::make_unique<SftpTransport>(std::move(login.transport), SftpTransport::Patience{});
}

QStringList notesOf(const ServerContext& context)
{
    QStringList notes{context.facts.operatingSystem, context.facts.kernel};
    notes.removeAll(QString());
    if (!context.otherProbe.isEmpty()) {
        notes += u"the fixed probe is %1, this Vedette's own is %2: renew its line in "
                 "authorized_keys (vedette access-kit)"_s.arg(
                     context.otherProbe, QString::fromLatin1(fixedProbe().version));
    }
    for (const Unavailable& probe : context.missing) {
        notes += u"no %1: %2 %3"_s.arg(
            probe.probe, errorName(probe.why.code).toString(), probe.why.detail);
    }
    return notes;
}

void keepHandshake(const std::optional<ssh::Handshake>& handshake, ServerContext& context)
{
    if (!handshake) {
        return;
    }
    context.facts.sshServer = handshake->banner;
    context.facts.sshAlgorithms = handshake->algorithms;
    context.facts.hostKeyType = handshake->hostKeyType;
    context.handshakeTime = handshake->took;
}

} // namespace

SessionOutcome
openSession(const ssh::LoginRequest& request, Deadline deadline, const std::stop_token& stop)
{
    SessionOutcome outcome;
    ssh::LoginRequest withPrelude = request;
    withPrelude.prelude = prelude();
    auto login = ssh::login(withPrelude, deadline, stop);
    outcome.connectTime = login.connectTime;
    outcome.paused = login.paused;
    outcome.hasAsked = login.hasAsked;
    outcome.hostKey = std::move(login.hostKey);
    outcome.reached = std::move(login.reached);
    outcome.newPins = std::move(login.newPins);
    outcome.steps = std::move(login.steps);
    if (login.error) {
        outcome.error = std::move(login.error);
        return outcome;
    }
    outcome.context = std::make_unique<ServerContext>();
    outcome.context->server = request.server;
    outcome.context->transport = pollingTransport(request.server, login);
    outcome.context->connectTime = login.connectTime;
    const MonotonicTime began = systemClock().monotonic();
    const auto read = readServer(*outcome.context, deadline.later(login.paused), stop);
    LoginStep step{.stage = LoginStage::Probe, .took = {}, .notes = {}, .error = {}};
    step.took = std::chrono::duration_cast<milliseconds>(systemClock().monotonic() - began);
    step.notes = notesOf(*outcome.context);
    if (!read) {
        step.error = read.error();
        outcome.error = read.error();
        outcome.context.reset();
    } else {
        keepHandshake(login.handshake, *outcome.context);
    }
    outcome.steps.push_back(std::move(step));
    return outcome;
}

} // namespace vedette::collect
