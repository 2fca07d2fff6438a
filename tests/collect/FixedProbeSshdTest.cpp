// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The line for authorized_keys, read by a real OpenSSH server.
#include "core/collect/FixedProbe.h"
#include "core/collect/PollOnce.h"
#include "core/collect/login/AccessVerifier.h"
#include "core/collect/login/SessionOpener.h"
#include "tests/support/Catch.h"
#include "tests/support/SshdFixture.h"

#include <QFile>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::KeyOptions;
using test::SshdFixture;

namespace {

ssh::LoginRequest probeRequest(const SshdFixture& sshd, ServerAccess access)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.server.access = access;
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    return request;
}

Deadline soon()
{
    return Deadline::after(seconds{60});
}

collect::SessionOutcome openProbe(const SshdFixture& sshd, ServerAccess access)
{
    return collect::openSession(probeRequest(sshd, access), soon(), {});
}

AccessReport verified(const SshdFixture& sshd)
{
    return collect::verifyAccess(probeRequest(sshd, ServerAccess::FixedProbe), soon(), {});
}

QByteArray lineFor(const SshdFixture& sshd, KeyOptions options = KeyOptions::Restrict)
{
    return collect::authorizedKeysLine(sshd.publicKey(), options) + '\n';
}

/// The trials with that verdict, by their names.
QStringList namedBy(const AccessReport& report, AccessVerdict verdict)
{
    QStringList names;
    for (const AccessCheck& check : report.checks) {
        if (check.verdict == verdict) {
            names += accessTrialName(check.trial);
        }
    }
    return names;
}

QString told(const AccessReport& report)
{
    QString text
        = report.error ? errorName(report.error->code) + u' ' + report.error->detail : QString();
    for (const AccessCheck& check : report.checks) {
        text += accessTrialName(check.trial) + u' ' + accessVerdictName(check.verdict) + u' '
            + check.detail + u'\n';
    }
    return text;
}

} // namespace

TEST_CASE("a real server that forces the fixed probe is polled as any other")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    REQUIRE(sshd.authorize(lineFor(sshd, GENERATE(KeyOptions::Restrict, KeyOptions::Listed))));

    const auto session = openProbe(sshd, ServerAccess::FixedProbe);

    INFO(session.error.value_or(Error{}).detail);
    REQUIRE(session.context);
    CHECK(session.context->otherProbe.isEmpty());
    CHECK(session.context->facts.kernel.startsWith(u"Linux "_s));
    CHECK(session.context->missing.empty());
    for (int i = 0; i < 3; ++i) {
        for (const PollKind kind : {PollKind::Status, PollKind::Metrics}) {
            const Snapshot snapshot = collect::pollOnce(*session.context, kind, soon(), {});
            CHECK_FALSE(snapshot.error);
            CHECK(snapshot.unavailable.empty());
        }
    }
}

TEST_CASE("an older fixed probe goes on being polled, and is noticed")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    QByteArray line = lineFor(sshd);
    line.replace("vd_v=" + collect::fixedProbe().version, "vd_v=00000000");
    REQUIRE(sshd.authorize(line));

    const auto session = openProbe(sshd, ServerAccess::FixedProbe);
    const AccessReport report = verified(sshd);

    REQUIRE(session.context);
    CHECK(session.context->otherProbe == u"00000000"_s);
    CHECK(session.steps.back().notes.last().contains(u"renew its line"_s));
    CHECK(namedBy(report, AccessVerdict::Missing) == QStringList{u"version"_s});
}

TEST_CASE("the other access than the expected one is told at once")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const bool isRestricted = GENERATE(true, false);
    const QByteArray line = isRestricted ? lineFor(sshd) : sshd.publicKey() + '\n';
    const ServerAccess access = isRestricted ? ServerAccess::Shell : ServerAccess::FixedProbe;
    REQUIRE(sshd.authorize(line));

    const auto session = openProbe(sshd, access);

    REQUIRE(session.error);
    INFO(session.error->detail);
    CHECK(session.error->code == ErrorCode::AccessDiffers);
    CHECK(session.connectTime < seconds{10});
}

TEST_CASE("a restricted key can do what it must and nothing else")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    REQUIRE(sshd.authorize(lineFor(sshd, GENERATE(KeyOptions::Restrict, KeyOptions::Listed))));

    const AccessReport report = verified(sshd);

    INFO(told(report));
    CHECK(report.isRight());
}

TEST_CASE("each thing that a key can do too much is reported")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const QByteArray command = ",command=\"" + collect::fixedProbe().command + "\" ";
    QStringList forwardings{u"localForwarding"_s, u"remoteForwarding"_s};
    if (QFile::exists(u"/run/systemd/journal/stdout"_s)) {
        forwardings.insert(1, u"socketForwarding"_s);
    }
    const QStringList everything = QStringList{u"otherCommand"_s,
                                               u"loginShell"_s,
                                               u"evaluatedLine"_s,
                                               u"evaluatedNonce"_s,
                                               u"terminal"_s,
                                               u"sftp"_s,
                                               u"agentForwarding"_s}
        + forwardings;
    const auto [options, excess] = GENERATE_COPY(table<QByteArray, QStringList>(
        {{QByteArray(), everything},
         {"restrict,pty" + command, {u"terminal"_s}},
         {"restrict,port-forwarding" + command, forwardings},
         {"restrict,agent-forwarding" + command, {u"agentForwarding"_s}},
         {"restrict,command=\"internal-sftp\" ", {u"sftp"_s}},
         {"restrict,command=\"sh\" ",
          {u"otherCommand"_s, u"loginShell"_s, u"evaluatedLine"_s, u"evaluatedNonce"_s}}}));
    REQUIRE(sshd.authorize(options + sshd.publicKey() + '\n'));

    const AccessReport report = verified(sshd);

    INFO(told(report));
    CHECK(namedBy(report, AccessVerdict::Excess) == excess);
    CHECK_FALSE(report.isRight());
}

TEST_CASE("a key that is not let in is not judged")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    REQUIRE(sshd.authorize("# nobody\n"));

    const AccessReport report = verified(sshd);

    REQUIRE(report.error);
    CHECK(report.error->code == ErrorCode::AuthDenied);
    CHECK(report.checks.empty());
    CHECK_FALSE(report.isRight());
}
