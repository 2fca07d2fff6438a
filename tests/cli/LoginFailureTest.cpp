// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/LoginFailure.h"

#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::runCli;

namespace {

CliOutcome probeFailing(const QStringList& arguments, const QString& dataFolder)
{
    return runCli(QStringList{u"probe"_s} + arguments + QStringList{u"--data-dir"_s, dataFolder});
}

} // namespace

TEST_CASE("with --json a probe that fails prints one object with its error, in one line")
{
    const QTemporaryDir dir;

    SECTION("of a server that can't be reached")
    {
        const QString address = u"user@127.0.0.1:%1"_s.arg(test::refusingPort());

        const CliOutcome outcome = probeFailing({address, u"--json"_s}, dir.path());

        CHECK(outcome.code == ExitCode::Unreachable);
        const auto lines = outcome.jsonLines();
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().value(u"target").toString() == address);
        CHECK_FALSE(lines.front().value(u"ok").toBool(true));
        CHECK(lines.front()["error"_L1]["code"_L1].toString() == u"refused"_s);
        CHECK(outcome.err.contains(u"refused"));
    }
    SECTION("of a target, or an option, that can't be")
    {
        const QStringList call = GENERATE(QStringList{u"no;host"_s},
                                          QStringList{u"local"_s, u"--timeout"_s, u"soon"_s},
                                          QStringList{u"local"_s, u"--count"_s, u"0"_s});

        const CliOutcome outcome = probeFailing(call + QStringList{u"--json"_s}, dir.path());

        CHECK(outcome.code == ExitCode::Usage);
        const auto lines = outcome.jsonLines();
        REQUIRE(lines.size() == 1);
        CHECK_FALSE(lines.front().value(u"ok").toBool(true));
        CHECK(lines.front()["error"_L1]["code"_L1].toString() == u"invalid_config"_s);
    }
    SECTION("of a data folder that is none")
    {
        const QString file = dir.filePath(u"file"_s);
        REQUIRE(QFile(file).open(QIODevice::WriteOnly));

        const CliOutcome outcome = probeFailing({u"local"_s, u"--json"_s}, file);

        CHECK(outcome.code == ExitCode::DataFolder);
        CHECK(outcome.jsonLines().value(0)["error"_L1]["message"_L1].isString());
    }
}

TEST_CASE("probe and diagnose tell the same of a host key that is not trusted")
{
    const QTemporaryDir dir;
    FakeSshServer server;
    const auto run = [&](const QString& verb, const QStringList& options) {
        const QStringList target{addressOf(server.server()), u"--password-stdin"_s};
        return runCli(QStringList{verb} + target + options
                          + QStringList{u"--data-dir"_s, dir.path()},
                      "right\n");
    };
    const bool isChanged = GENERATE(false, true);
    const QString known = fingerprint(server.hostKey());
    if (isChanged) {
        REQUIRE(run(u"probe"_s, {u"--accept-new"_s}).code == ExitCode::Ok);
        server.swapHostKey();
    }

    const QJsonObject probed = run(u"probe"_s, {u"--json"_s}).json().object();
    QJsonObject diagnosed = run(u"diagnose"_s, {u"--json"_s}).json().object();
    const CliOutcome probeText = run(u"probe"_s, {});
    const CliOutcome diagnoseText = run(u"diagnose"_s, {});

    diagnosed.remove(u"steps"_s);
    CHECK(probed == diagnosed);
    CHECK(probed["hostKey"_L1]["fingerprint"_L1].toString() == fingerprint(server.hostKey()));
    CHECK(probed["hostKey"_L1]["trusted"_L1].toArray().size() == (isChanged ? 1 : 0));
    const QJsonArray advice = probed["advice"_L1].toArray();
    REQUIRE(advice.size() >= 2);
    for (const auto& line : advice) {
        INFO(line.toString());
        CHECK(probeText.err.contains(line.toString()));
        CHECK(diagnoseText.out.contains(line.toString()));
    }
    CHECK(diagnoseText.out.contains(isChanged ? known : u"--accept-new"_s));
}

TEST_CASE("a host key that stops a probe is told with its fingerprint and the way on")
{
    QString err;
    QTextStream errors(&err);
    QString out;
    QTextStream output(&out);
    QBuffer in;
    const cli::Console console{output, errors, in, {}};
    cli::ProbeTarget target;
    target.server.host = u"db1"_s;
    ConnectionReport report;
    report.error = Error{ErrorCode::HostKeyUnknown, {}, 0};
    report.hostKey = HostKeyIssue{{u"ssh-ed25519"_s, "new"}, {}, u"db1"_s, 22};

    SECTION("an unknown one can be accepted")
    {
        CHECK(cli::reportFailure(console, report, target) == ExitCode::HostKey);

        CHECK(err.contains(fingerprint(report.hostKey->seen)));
        CHECK(err.contains(u"--accept-new"));
    }
    SECTION("a changed one is shown beside the trusted one and is never accepted at once")
    {
        report.error = Error{ErrorCode::HostKeyChanged, {}, 0};
        report.hostKey->expected = {{u"ssh-ed25519"_s, "old"}};

        CHECK(cli::reportFailure(console, report, target) == ExitCode::HostKey);

        CHECK(err.contains(fingerprint(report.hostKey->seen)));
        CHECK(err.contains(fingerprint(report.hostKey->expected.front())));
        CHECK(err.contains(u"forget-key"));
        CHECK_FALSE(err.contains(u"--accept-new"));
    }
}

TEST_CASE("probe and diagnose tell the same of what answers without an SSH banner")
{
    const QTemporaryDir dir;
    FakeSshOptions options;
    options.trouble = FakeTrouble::SilentAccept;
    const FakeSshServer server(options);
    const auto run = [&](const QString& verb, const QStringList& more) {
        const QStringList target{addressOf(server.server()), u"--timeout"_s, u"1s"_s};
        return runCli(QStringList{verb} + target + more + QStringList{u"--data-dir"_s, dir.path()});
    };

    const QJsonObject probed = run(u"probe"_s, {u"--json"_s}).json().object();
    const QString message = probed["error"_L1]["message"_L1].toString();

    REQUIRE(message.contains(u"no SSH banner"));
    CHECK(run(u"probe"_s, {}).err.contains(message));
    CHECK(run(u"diagnose"_s, {}).out.contains(message));
    CHECK(run(u"diagnose"_s, {u"--json"_s}).json().object()["error"_L1]["message"_L1] == message);
}

TEST_CASE("a jump host that is called by its name in the list is told by its address")
{
    cli::ProbeTarget target;
    Server gate;
    gate.name = u"Gate"_s;
    gate.host = u"10.0.0.1"_s;
    gate.port = 2222;
    target.servers = {gate};
    ConnectionReport report;
    report.error = Error{ErrorCode::NameNotFound, {}, 0, u"ops@gate"_s};

    const QStringList lines = cli::adviceLines(report, target);

    REQUIRE(lines.size() == 1);
    CHECK(lines.front().contains(u"10.0.0.1:2222"));

    report.error->jumpHost = u"other"_s;
    CHECK(cli::adviceLines(report, target).isEmpty());
}
