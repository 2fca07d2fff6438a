// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::runCli;

namespace {

CliOutcome diagnose(quint16 port, const QStringList& options, const QByteArray& password = "right")
{
    const QTemporaryDir dir;
    return runCli(QStringList{u"diagnose"_s, u"someone@127.0.0.1:%1"_s.arg(port)} + options
                      + QStringList{u"--password-stdin"_s, u"--data-dir"_s, dir.filePath(u"d"_s)},
                  password + '\n');
}

QStringList stagesOf(const CliOutcome& outcome)
{
    QStringList stages;
    const auto steps = outcome.json().object().value(u"steps"_s).toArray();
    for (const auto& step : steps) {
        stages += step.toObject().value(u"stage"_s).toString();
    }
    return stages;
}

QJsonObject lastStep(const CliOutcome& outcome)
{
    return outcome.json().object().value(u"steps"_s).toArray().last().toObject();
}

} // namespace

TEST_CASE("a diagnosis of a good server goes through every stage")
{
    const FakeSshServer server;

    const auto outcome = diagnose(server.port(), {u"--accept-new"_s, u"--json"_s});

    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::Ok);
    CHECK(stagesOf(outcome)
          == QStringList{u"lookup"_s,
                         u"connect"_s,
                         u"banner"_s,
                         u"keyExchange"_s,
                         u"hostKey"_s,
                         u"authentication"_s,
                         u"shell"_s,
                         u"probe"_s});
    CHECK(outcome.json().object().value(u"ok"_s).toBool());
}

TEST_CASE("a host key that a diagnosis accepts is kept")
{
    const FakeSshServer server;
    const QTemporaryDir dir;
    const auto run = [&](const QStringList& options) {
        return runCli(QStringList{u"diagnose"_s,
                                  u"someone@127.0.0.1:%1"_s.arg(server.port()),
                                  u"--password-stdin"_s,
                                  u"--data-dir"_s,
                                  dir.filePath(u"d"_s)}
                          + options,
                      "right\n");
    };

    CHECK(run({}).code == ExitCode::HostKey);
    CHECK(run({u"--accept-new"_s}).code == ExitCode::Ok);
    CHECK(run({}).code == ExitCode::Ok);
}

TEST_CASE("a diagnosis ends where the login ends, and says why")
{
    const auto [trouble, stage, code] = GENERATE(table<FakeTrouble, QString, ExitCode>({
        {FakeTrouble::WebServer, u"banner"_s, ExitCode::UnusableAnswer},
        {FakeTrouble::MailServer, u"banner"_s, ExitCode::UnusableAnswer},
        {FakeTrouble::HangUp, u"banner"_s, ExitCode::Unreachable},
        {FakeTrouble::SilentAccept, u"banner"_s, ExitCode::Unreachable},
        {FakeTrouble::SilentKeyExchange, u"keyExchange"_s, ExitCode::Unreachable},
        {FakeTrouble::SilentAuth, u"authentication"_s, ExitCode::Unreachable},
        {FakeTrouble::NoChannel, u"shell"_s, ExitCode::Unreachable},
        {FakeTrouble::NoCommand, u"shell"_s, ExitCode::UnusableAnswer},
    }));
    FakeSshOptions options;
    options.trouble = trouble;
    const FakeSshServer server(options);

    const auto outcome
        = diagnose(server.port(), {u"--accept-new"_s, u"--json"_s, u"--timeout"_s, u"1s"_s});

    CAPTURE(stage, outcome.out);
    CHECK(outcome.code == code);
    CHECK(lastStep(outcome).value(u"stage"_s).toString() == stage);
    CHECK_FALSE(lastStep(outcome).value(u"ok"_s).toBool(true));
}

TEST_CASE("a diagnosis of a port that is no SSH server's says what answers, and what to check")
{
    const auto [trouble, found, advice] = GENERATE(table<FakeTrouble, QString, QString>({
        {FakeTrouble::MailServer, u"is not SSH: it said \"220 mail"_s, u"Check that the port"_s},
        {FakeTrouble::HangUp, u"before it said anything"_s, u"check the port"_s},
        {FakeTrouble::SilentAccept, u"then said nothing for"_s, u"load balancer"_s},
    }));
    FakeSshOptions options;
    options.trouble = trouble;
    const FakeSshServer server(options);

    const auto outcome = diagnose(server.port(), {u"--timeout"_s, u"1s"_s});

    CAPTURE(outcome.out);
    CHECK(outcome.out.contains(u"SSH banner      FAILED"_s));
    CHECK(outcome.out.contains(found));
    CHECK(outcome.out.contains(advice));
    CHECK(outcome.out.contains(u"Key exchange    not reached"_s));
    CHECK_FALSE(outcome.out.contains(QChar(0x1b)));
}

TEST_CASE("a diagnosis tells what was tried and what the server takes, and no secret")
{
    const FakeSshServer server;

    const auto outcome = diagnose(server.port(), {u"--accept-new"_s}, "canary-7f3a");

    CHECK(outcome.code == ExitCode::Authentication);
    CHECK(outcome.out.contains(u"password: refused"_s));
    CHECK(outcome.out.contains(u"the server takes: password"_s));
    CHECK(outcome.out.contains(u"Shell           not reached"_s));
    CHECK(outcome.out.contains(u"SHA256:"_s));
    CHECK_FALSE((outcome.out + outcome.err).contains(u"canary"_s));
}

TEST_CASE("an unknown host key ends a diagnosis before the login")
{
    const FakeSshServer server;

    const auto outcome = diagnose(server.port(), {u"--json"_s});

    CHECK(outcome.code == ExitCode::HostKey);
    CHECK(lastStep(outcome).value(u"stage"_s).toString() == u"hostKey"_s);
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("a closed port is found at the connection")
{
    const auto outcome = diagnose(test::refusingPort(), {u"--json"_s});

    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK(stagesOf(outcome) == QStringList{u"lookup"_s, u"connect"_s});
}

TEST_CASE("a diagnosis names the jump host that refuses the login, with the reason")
{
    FakeSshOptions options;
    options.isJumpHost = true;
    const FakeSshServer bastion(options);
    const FakeSshServer server;
    const QString hop = u"ops@127.0.0.1:%1"_s.arg(bastion.port()); // no password is known for it

    const auto outcome
        = diagnose(server.port(), {u"--jump"_s, hop, u"--accept-new"_s, u"--json"_s});

    INFO(outcome.out);
    CHECK(outcome.code == ExitCode::Authentication);
    const QJsonObject error = outcome.json().object().value(u"error"_s).toObject();
    CHECK(error.value(u"code"_s).toString() == u"jump_host_login"_s);
    CHECK(error.value(u"jumpHost"_s).toString() == hop);
    CHECK(error.value(u"cause"_s).toString().startsWith(u"auth_"_s));
    CHECK(error.value(u"message"_s)
              .toString()
              .contains(u"the jump host "_s + hop, Qt::CaseInsensitive));
    CHECK(server.counters().connections == 0);
}

TEST_CASE("a diagnosis tells of each jump host, and never goes past one")
{
    const FakeSshServer server;
    const QString hop = u"ops@127.0.0.1:%1"_s.arg(test::refusingPort());

    SECTION("for programs")
    {
        const auto outcome = diagnose(server.port(), {u"--jump"_s, hop, u"--json"_s});

        CHECK(outcome.code == ExitCode::Unreachable);
        CHECK(stagesOf(outcome) == QStringList{u"jumpHost"_s});
        const QJsonObject step = lastStep(outcome);
        CHECK(step.value(u"notes"_s).toArray().first().toString() == hop);
        const QJsonObject error = step.value(u"error"_s).toObject();
        CHECK(error.value(u"code"_s).toString() == u"refused"_s);
        CHECK(error.value(u"jumpHost"_s).toString() == hop);
        const QJsonObject end = outcome.json().object().value(u"error"_s).toObject();
        CHECK(end.value(u"jumpHost"_s).toString() == hop);
    }
    SECTION("for people")
    {
        const auto outcome = diagnose(server.port(), {u"--jump"_s, hop + u",second"_s});

        CHECK(outcome.out.count(u"Jump host"_s) == 2);
        CHECK(outcome.out.contains(u"jump host "_s + hop));
        CHECK(outcome.out.contains(u"The jump host %1 refused the connection."_s.arg(hop)));
        CHECK_FALSE(outcome.out.contains(u"Name lookup"_s));
    }
    SECTION("one that can't be read")
    {
        CHECK(diagnose(server.port(), {u"--jump"_s, u"none"_s}).code != ExitCode::Ok);
    }
    CHECK(server.counters().connections == 0);
}
