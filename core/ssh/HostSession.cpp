// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/HostSession.h"

#include "core/base/Clock.h"
#include "core/base/Expendable.h"
#include "core/base/PlainText.h"
#include "core/model/HostKeyName.h"
#include "core/ssh/Authenticate.h"
#include "core/ssh/HostKeys.h"
#include "core/ssh/KnownHosts.h"
#include "core/ssh/Platform.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

/// "192.0.2.1 port 22"; behind a jump host with the name that was given to it.
QString spotOf(const Server& server, const HostFindings& findings)
{
    const QString address
        = findings.address ? platform::toText(*findings.address) : plainText(server.host);
    return u"%1 port %2"_s.arg(address, QString::number(server.port));
}

/// Banner and key exchange.
Result<void> shakeHands(Session& session, const Server& server, Attempt& attempt)
{
    LoginTrace& trace = attempt.trace;
    Handshake& handshake = attempt.findings.handshake;
    trace.begin(LoginStage::Banner);
    const MonotonicTime began = systemClock().monotonic();
    auto connected = session.connect(attempt.patience, spotOf(server, attempt.findings));
    handshake.banner = session.serverBanner();
    if (const auto at = session.bannerTime()) {
        trace.note(handshake.banner);
        trace.begin(LoginStage::KeyExchange, *at);
        trace.note(session.algorithms());
    }
    if (connected) {
        handshake.algorithms = session.algorithms();
        handshake.took = std::chrono::duration_cast<std::chrono::microseconds>(
            systemClock().monotonic() - began);
    }
    return connected;
}

/// What OpenSSH's files say of a host.
struct KnownToFiles
{
    KnownHosts files;
    KnownHost host;
};

/// Left behind when it takes too long: with 8 MiB of hashed names, or a home folder on a network
/// that is down. An alias is looked up as it is, an address in its usual form.
Result<KnownToFiles> lookIntoFiles(const HostRequest& request, const Patience& patience)
{
    const HostKeyName name = hostKeyNameOf(request.server);
    const QByteArray written = name.host.toUtf8();
    const QByteArray host
        = request.server.hostKeyAlias.isEmpty() ? platform::usualAddress(written) : written;
    return expendable(
        [paths = filesFor(request.server, request.knownHosts),
         host,
         port = name.port]() -> Result<KnownToFiles> {
            KnownToFiles known{readKnownHosts(paths), {}};
            known.host = known.files.find(host, port);
            return known;
        },
        patience.deadline(),
        patience.stop());
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
    attempt.findings.handshake.hostKeyType = plainText(hostKey->type);
    auto verdict = judge(*hostKey, server, records, systemClock().now());
    attempt.findings.hostKey = std::move(verdict.issue);
    if (verdict.newPin) {
        attempt.findings.newPins.push_back(*std::move(verdict.newPin));
    }
    return verdict.error ? fail(*std::move(verdict.error)) : Result<void>{};
}

} // namespace

Result<std::unique_ptr<Session>>
openHostSession(Way way, const HostRequest& request, Attempt& attempt)
{
    const Server& server = request.server;
    const auto known = lookIntoFiles(request, attempt.patience);
    if (!known) {
        return fail(known.error().in(u"known_hosts"_s));
    }
    const HostKeyRecords records{request.pins, known->host, known->files.isComplete()};
    auto session = Session::create(std::move(way), trustedKeys(server, records));
    if (!session) {
        return session;
    }
    if (const auto connected = shakeHands(**session, server, attempt); !connected) {
        return fail(connected.error());
    }
    if (auto trusted = checkHostKey(**session, server, records, attempt); !trusted) {
        trusted.error().detail += passedOver(known->files);
        return fail(std::move(trusted.error()));
    }
    attempt.trace.begin(LoginStage::Authentication);
    attempt.findings.reached.push_back(server);
    if (request.needsPerson && !request.ask) { // no key, no password: some servers ring a phone
        return fail(ErrorCode::AuthQuestion, u"the login before this one asked a person"_s);
    }
    Person person(request.ask, addressOf(server), attempt);
    const auto isIn = authenticate(**session,
                                   {server, request.credential, localIdentities(server), person},
                                   attempt.patience,
                                   attempt.trace);
    if (!isIn) {
        return fail(isIn.error());
    }
    return session;
}

} // namespace vedette::ssh
