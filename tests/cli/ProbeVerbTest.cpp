// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ProbeReport.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"
#include "tests/support/SshdFixture.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::FakeFault;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::runCli;

namespace {

CliOutcome
probe(const QStringList& arguments, const QString& dataFolder, const QByteArray& input = {})
{
    return runCli(QStringList{u"probe"_s} + arguments + QStringList{u"--data-dir"_s, dataFolder},
                  input);
}

FakeSshOptions troubled(FakeTrouble trouble)
{
    FakeSshOptions options;
    options.trouble = trouble;
    return options;
}

FakeSshOptions faulty(FakeFault fault)
{
    FakeSshOptions options;
    options.fault = fault;
    return options;
}

double memInfo(const QByteArray& key)
{
    QFile file(u"/proc/meminfo"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(key + ':')) {
            return line.simplified().split(' ').at(1).toDouble() * 1024;
        }
    }
    return 0;
}

} // namespace

#ifdef Q_OS_LINUX
TEST_CASE("probing this computer prints the promised JSON with this machine's own values")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = probe({u"local"_s, u"--json"_s}, dir.path());

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject json = outcome.json().object();
    const QJsonObject metrics = json.value(u"metrics").toObject();
    CHECK(json.value(u"server").toString() == u"local"_s);
    CHECK(json.value(u"roundTripMs").toDouble() > 0);
    CHECK(json.value(u"unavailable").isObject());
    const auto collectedAt
        = QDateTime::fromString(json.value(u"collectedAt").toString(), Qt::ISODateWithMs);
    CHECK(std::abs(collectedAt.secsTo(QDateTime::currentDateTimeUtc())) < 30);
    CHECK(metrics.value(u"memory.total").toDouble() == memInfo("MemTotal"));
    CHECK(metrics.value(u"swap.total").toDouble() == memInfo("SwapTotal"));
    CHECK(metrics.value(u"memory.available").toDouble()
          == Approx(memInfo("MemAvailable")).epsilon(0.2));
    CHECK(json.value(u"facts").toObject().value(u"cpuCount").toInt()
          == ::sysconf(_SC_NPROCESSORS_ONLN));
}

TEST_CASE("one probe has rates already, although they need two readings")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = probe({u"local"_s, u"--json"_s}, dir.path());

    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject metrics = outcome.json().object().value(u"metrics").toObject();
    REQUIRE(metrics.contains(u"cpu.totalUsage"));
    CHECK(metrics.value(u"cpu.totalUsage").toDouble() >= 0);
    CHECK(metrics.value(u"cpu.totalUsage").toDouble() <= 100);
}

TEST_CASE("with --count there is one JSON object a line")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = probe(
        {u"local"_s, u"--json"_s, u"--count"_s, u"2"_s, u"--interval"_s, u"200ms"_s}, dir.path());

    REQUIRE(outcome.code == ExitCode::Ok);
    const auto lines = outcome.jsonLines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].value(u"collectedAt").toString() < lines[1].value(u"collectedAt").toString());
}

TEST_CASE("without --json a person reads a table")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = probe({u"local"_s}, dir.path());

    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"METRIC"));
    CHECK(outcome.out.contains(u"memory.usedPercent"));
    CHECK(outcome.out.contains(u"Memory usage"));
}
#endif

TEST_CASE("a port that nothing listens on leaves with 3, says so and prints nothing")
{
    const QTemporaryDir dir;
    const QString address = u"user@127.0.0.1:%1"_s.arg(test::refusingPort());

    const CliOutcome outcome = probe({address}, dir.path());

    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK(outcome.out.isEmpty());
    CHECK(outcome.err.contains(address));
    CHECK(outcome.err.contains(u"refused"));
}

TEST_CASE("a jump host that nothing listens on is what a probe says has failed")
{
    const FakeSshServer server;
    const QTemporaryDir dir;
    const QString hop = u"ops@127.0.0.1:%1"_s.arg(test::refusingPort());

    const CliOutcome outcome
        = probe({u"user@127.0.0.1:%1"_s.arg(server.port()), u"--jump"_s, hop}, dir.path());

    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK(outcome.err.contains(u"The jump host %1 refused the connection."_s.arg(hop)));
    CHECK_FALSE(outcome.err.contains(u"The server refused"_s));
}

TEST_CASE("a password that a jump host needs is not asked for in the server's place")
{
    FakeSshOptions options;
    options.isJumpHost = true;
    const FakeSshServer bastion(options);
    const FakeSshServer server;
    const QTemporaryDir dir;
    const QString hop = u"ops@127.0.0.1:%1"_s.arg(bastion.port());

    const CliOutcome outcome
        = probe({u"user@127.0.0.1:%1"_s.arg(server.port()), u"--jump"_s, hop, u"--accept-new"_s},
                dir.path());

    CHECK(outcome.code == ExitCode::Authentication);
    CHECK(outcome.err.contains(u"jump host "_s + hop));
    CHECK_FALSE(outcome.err.contains(u"--password-stdin"_s));
}

TEST_CASE("each way a server can fail leaves with the code of its family, and prints nothing")
{
    struct Failure
    {
        const char* what;
        FakeSshOptions options;
        QByteArray password;
        ExitCode expected;
    };
    const auto failure = GENERATE(values<Failure>({
        {"silent", troubled(FakeTrouble::SilentAccept), "right", ExitCode::Unreachable},
        {"no SSH", troubled(FakeTrouble::WebServer), "right", ExitCode::UnusableAnswer},
        {"frozen login", troubled(FakeTrouble::SilentAuth), "right", ExitCode::Unreachable},
        {"wrong password", {}, "wrong", ExitCode::Authentication},
        {"garbage", faulty(FakeFault::Garbage), "right", ExitCode::UnusableAnswer},
        {"endless output", faulty(FakeFault::EndlessOutput), "right", ExitCode::UnusableAnswer},
        {"no shell", faulty(FakeFault::LeaveAtOnce), "right", ExitCode::UnusableAnswer},
    }));
    const QTemporaryDir dir;
    const FakeSshServer server(failure.options);

    const CliOutcome outcome = probe({addressOf(server.server()),
                                      u"--accept-new"_s,
                                      u"--password-stdin"_s,
                                      u"--timeout"_s,
                                      u"2s"_s},
                                     dir.path(),
                                     failure.password + '\n');

    INFO(failure.what);
    INFO(outcome.err);
    CHECK(outcome.code == failure.expected);
    CHECK(outcome.out.isEmpty());
    CHECK(outcome.err.startsWith(u"vedette: "));
}

TEST_CASE("an unknown host key stops a probe before any secret is sent")
{
    const QTemporaryDir dir;
    const FakeSshServer server;

    const CliOutcome outcome
        = probe({addressOf(server.server()), u"--password-stdin"_s}, dir.path(), "right\n");

    CHECK(outcome.code == ExitCode::HostKey);
    CHECK(outcome.err.contains(fingerprint(server.hostKey())));
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("an accepted host key is known the next time, and a changed one is refused")
{
    const QTemporaryDir dir;
    FakeSshServer server;
    const QStringList call{addressOf(server.server()), u"--password-stdin"_s, u"--json"_s};

    const CliOutcome first = probe(call + QStringList{u"--accept-new"_s}, dir.path(), "right\n");
    const CliOutcome second = probe(call, dir.path(), "right\n");
    server.swapHostKey();
    const int secretsBefore = server.counters().secretsSeen;
    const CliOutcome third = probe(call + QStringList{u"--accept-new"_s}, dir.path(), "right\n");

    INFO(first.err);
    CHECK(first.code == ExitCode::Ok);
    CHECK(first.err.contains(u"From now on the key"_s));
    CHECK(second.code == ExitCode::Ok);
    CHECK_FALSE(second.err.contains(u"From now on"_s));
    CHECK(third.code == ExitCode::HostKey);
    CHECK(server.counters().secretsSeen == secretsBefore);
}

TEST_CASE("a server under the policy strict stays so with --accept-new")
{
    const QTemporaryDir dir;
    const FakeSshServer server;
    const CliOutcome added = runCli({u"server"_s,
                                     u"add"_s,
                                     addressOf(server.server()),
                                     u"--name"_s,
                                     u"db1"_s,
                                     u"--host-key-policy"_s,
                                     u"strict"_s,
                                     u"--data-dir"_s,
                                     dir.path()});
    REQUIRE(added.code == ExitCode::Ok);

    const CliOutcome outcome = probe({u"db1"_s, u"--accept-new"_s}, dir.path());

    CHECK(outcome.code == ExitCode::HostKey);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("a real sshd tells this machine's own values")
{
    const test::SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const QTemporaryDir dir;

    const CliOutcome outcome = probe(
        {addressOf(sshd.server()), u"--identity"_s, sshd.keyPath(), u"--accept-new"_s, u"--json"_s},
        dir.path());

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject json = outcome.json().object();
    CHECK(json.value(u"metrics").toObject().value(u"memory.total").toDouble()
          == memInfo("MemTotal"));
    const QJsonObject facts = json.value(u"facts").toObject();
    CHECK(facts.value(u"sshServer").toString().startsWith(u"SSH-2.0-"));
    CHECK(facts.value(u"sshAlgorithms").toString().contains(u", "));
    CHECK(facts.value(u"hostKeyType").toString() == sshd.pin().key.type);
    CHECK(json.value(u"metrics").toObject().value(u"ssh.handshakeTime").toDouble() > 0);
    CHECK(json.value(u"metrics").toObject().value(u"ssh.connectTime").toDouble() > 0);
}

TEST_CASE("a probe makes no data folder")
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"none"_s);

    const CliOutcome outcome = probe({u"user@127.0.0.1:%1"_s.arg(test::refusingPort())}, folder);

    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK_FALSE(QFile::exists(folder));
}

TEST_CASE("a configured name stands for its address")
{
    const QTemporaryDir dir;
    REQUIRE(runCli({u"server"_s,
                    u"add"_s,
                    u"user@127.0.0.1:%1"_s.arg(test::refusingPort()),
                    u"--name"_s,
                    u"db1"_s,
                    u"--data-dir"_s,
                    dir.path()})
                .code
            == ExitCode::Ok);

    const CliOutcome outcome = probe({u"DB1"_s}, dir.path());

    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK(outcome.err.contains(u"refused"));
    CHECK(outcome.err.contains(u"Connection to db1 (user@127.0.0.1:"));
}

TEST_CASE("only a name that is not in the list is called so")
{
    const QTemporaryDir dir;
    const QString name(70, u'a'); // no label of a host name is that long: nobody is asked for it

    const CliOutcome before = probe({name}, dir.path());
    REQUIRE(runCli({u"server"_s, u"add"_s, name, u"--data-dir"_s, dir.path()}).code
            == ExitCode::Ok);
    const CliOutcome after = probe({name}, dir.path());

    CHECK(before.code == ExitCode::Unreachable);
    CHECK(before.err.contains(u"No server of the list"));
    CHECK(after.code == ExitCode::Unreachable);
    CHECK_FALSE(after.err.contains(u"No server of the list"));
}

TEST_CASE("a probe that needs a password says where it is given")
{
    const FakeSshServer server;
    const QTemporaryDir dir;

    const CliOutcome outcome
        = probe({u"user@127.0.0.1:%1"_s.arg(server.port()), u"--accept-new"_s}, dir.path());

    CHECK(outcome.code == ExitCode::Authentication);
    CHECK(outcome.err.contains(u"--password-stdin"_s));
}

TEST_CASE("what a server calls its things can't command the terminal")
{
    Snapshot snapshot;
    snapshot.samples = {{{u"disk"_s, u"usedPercent"_s, u"/mnt/\x1b[2J"_s}, 5}};
    QString out;
    QTextStream output(&out);
    QString err;
    QTextStream errors(&err);
    QBuffer in;
    const cli::Console console{output, errors, in, {}};

    const QStringList lines = cli::probeLines(u"web\x07"_s, {}, snapshot);
    for (const QString& line : lines) {
        cli::say(console, line);
    }

    CHECK(out.contains(u"/mnt/[2J"));
    CHECK_FALSE(out.contains(u'\x1b'));
    CHECK_FALSE(out.contains(u'\x07'));
}

TEST_CASE("a person is told what the server speaks, and of this computer nothing")
{
    Facts facts;
    facts.sshServer = u"SSH-2.0-OpenSSH_9.2"_s;
    facts.sshAlgorithms = u"curve25519-sha256, aes128-gcm@openssh.com"_s;
    facts.hostKeyType = u"ssh-ed25519"_s;

    const QStringList remote = cli::probeLines(u"web"_s, facts, {});
    const QStringList local = cli::probeLines(u"web"_s, {}, {});

    CHECK(remote.contains(u"SSH-2.0-OpenSSH_9.2, curve25519-sha256, aes128-gcm@openssh.com, "
                          "host key ssh-ed25519"_s));
    CHECK(local.size() == remote.size() - 1);
}

TEST_CASE("a secret is read from the first line of the input, without its end")
{
    QByteArray bytes = "correct horse\r\nnext\n";
    QBuffer in(&bytes);
    in.open(QIODevice::ReadOnly);
    QString text;
    QTextStream stream(&text);
    const cli::Console console{stream, stream, in, {}};

    const Secret secret = cli::readSecret(console, u"Password"_s);

    CHECK(secret.view() == "correct horse");
    CHECK(in.readAll() == "next\n");
}

TEST_CASE("an interval that would burden a server is refused")
{
    const QTemporaryDir dir;

    const CliOutcome outcome
        = probe({u"local"_s, u"--count"_s, u"2"_s, u"--interval"_s, u"1ms"_s}, dir.path());

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(u"--interval: “1ms” is not between 200ms and 24d"));
}
