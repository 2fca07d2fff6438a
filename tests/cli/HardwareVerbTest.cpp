// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/HardwareReport.h"
#include "core/model/HardwareJson.h"
#include "core/store/config/ConfigStore.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::FakeSshServer;
using test::runCli;

namespace {

CliOutcome
hardware(const QStringList& arguments, const QString& dataFolder, const QByteArray& input = {})
{
    return runCli(QStringList{u"hardware"_s} + arguments + QStringList{u"--data-dir"_s, dataFolder},
                  input);
}

Snapshot hardwareSnapshot()
{
    Hardware parts;
    parts.processor.model = u"AMD EPYC\x1b[2J"_s;
    parts.processor.cores = 16;
    parts.memoryTotal = 68'719'476'736;
    Snapshot snapshot;
    snapshot.details = parts;
    return snapshot;
}

/// A data folder with "db1", of which two answers were kept, and "db2", which has never told.
struct StoredHardware
{
    StoredHardware()
    {
        const auto store = *store::ConfigStore::open(dir.path());
        Server server;
        server.name = u"db1"_s;
        server.host = u"127.0.0.1"_s;
        server.port = test::refusingPort();
        Server fresh = server;
        fresh.name = u"db2"_s;
        const ServerId id = store->addServers({server, fresh})->front().id;
        Hardware parts;
        parts.memoryTotal = 137'438'953'472;
        REQUIRE(store->keepHardware(id, parts, fromMsecs(1'700'000'000'000)));
        parts.memoryTotal = 68'719'476'736;
        REQUIRE(store->keepHardware(id, parts, fromMsecs(1'700'086'400'000)));
    }

    QTemporaryDir dir;
};

} // namespace

#ifdef Q_OS_LINUX
TEST_CASE("the hardware of this computer is told in JSON")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = hardware({u"local"_s, u"--json"_s}, dir.path());

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject json = outcome.json().object();
    CHECK(json.value(u"server").toString() == u"local"_s);
    CHECK(json.value(u"roundTripMs").toDouble() > 0);
    const auto collectedAt
        = QDateTime::fromString(json.value(u"collectedAt").toString(), Qt::ISODateWithMs);
    CHECK(std::abs(collectedAt.secsTo(QDateTime::currentDateTimeUtc())) < 30);
    const Hardware parts = hardwareFromJson(json.value(u"hardware").toObject());
    CHECK(parts.kernel.startsWith(u"Linux "_s));
    CHECK(parts.processor.threads);
    CHECK(parts.memoryTotal);
}

TEST_CASE("without --json a person reads of what this computer is made")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = hardware({u"local"_s}, dir.path());

    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"GROUP"));
    CHECK(outcome.out.contains(u"Logical CPUs"));
    CHECK(outcome.out.contains(u"Kernel"));
}
#endif

TEST_CASE("hardware is printed in groups, each named once, and absent things are not there")
{
    const QStringList lines = cli::hardwareLines(u"db1"_s, hardwareSnapshot());
    const QString text = lines.join(u'\n');

    CHECK(text.count(u"Processor"_s) == 1);
    CHECK(text.contains(u"16"_s));
    CHECK(text.contains(u"64 GiB"_s));
    CHECK_FALSE(text.contains(u"Sockets"_s));
    CHECK_FALSE(text.contains(u"Disks"_s));
}

TEST_CASE("hardware in JSON is the hardware of the snapshot")
{
    const QJsonObject json = cli::hardwareJson(u"db1"_s, hardwareSnapshot());

    CHECK(json.value(u"server").toString() == u"db1"_s);
    CHECK(json.value(u"hardware").toObject().value(u"memoryTotal").toDouble() == 68'719'476'736);
    CHECK(cli::hardwareJson(u"db1"_s, Snapshot{}).value(u"hardware").toObject().isEmpty());
}

TEST_CASE("asking for hardware where nothing listens leaves with 3, says so and prints nothing")
{
    const QTemporaryDir dir;
    const QString address = u"user@127.0.0.1:%1"_s.arg(test::refusingPort());

    const CliOutcome outcome = hardware({address}, dir.path());

    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK(outcome.out.isEmpty());
    CHECK(outcome.err.contains(address));
    CHECK(outcome.err.contains(u"refused"));
}

TEST_CASE("a failed login prints its error as JSON for hardware too")
{
    const QTemporaryDir dir;
    const QString address = u"user@127.0.0.1:%1"_s.arg(test::refusingPort());

    const CliOutcome outcome = hardware({address, u"--json"_s}, dir.path());

    const QJsonObject json = outcome.json().object();
    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK_FALSE(json.value(u"ok").toBool(true));
    CHECK(json.value(u"error").toObject().value(u"code").toString() == u"refused"_s);
}

TEST_CASE("an unknown host key stops a question for hardware before any secret is sent")
{
    const QTemporaryDir dir;
    const FakeSshServer server;

    const CliOutcome outcome
        = hardware({addressOf(server.server()), u"--password-stdin"_s}, dir.path(), "right\n");

    CHECK(outcome.code == ExitCode::HostKey);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("a question for hardware makes no data folder")
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"none"_s);

    const CliOutcome outcome = hardware({u"user@127.0.0.1:%1"_s.arg(test::refusingPort())}, folder);

    CHECK(outcome.code == ExitCode::Unreachable);
    CHECK_FALSE(QFile::exists(folder));
}

TEST_CASE(
    "the option --history tells what is stored and what has changed, though the server is down")
{
    const StoredHardware stored;

    const CliOutcome outcome = hardware({u"db1"_s, u"--history"_s}, stored.dir.path());

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"db1  2023-11-15T22:13:20.000Z"_s));
    CHECK(outcome.out.contains(u"Memory: 64 GiB, before 128 GiB"_s));
}

TEST_CASE("the option --history in JSON has the newest hardware and its changes as numbers")
{
    const StoredHardware stored;

    const CliOutcome outcome = hardware({u"db1"_s, u"--history"_s, u"--json"_s}, stored.dir.path());

    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject json = outcome.json().object();
    CHECK(json.value(u"since").toString() == u"2023-11-14T22:13:20.000Z"_s);
    CHECK(json.value(u"hardware").toObject().value(u"memoryTotal").toDouble() == 68'719'476'736);
    const QJsonArray changes = json.value(u"changes").toArray();
    REQUIRE(changes.size() == 1);
    const QJsonObject change = changes.first().toObject();
    CHECK(change.value(u"part").toString() == u"memory"_s);
    CHECK(change.value(u"before").toDouble() == 137'438'953'472);
    CHECK(change.value(u"after").toDouble() == 68'719'476'736);
    CHECK_FALSE(change.contains(u"name"));
}

TEST_CASE(
    "the option --history of a server that has never told says so, and of none that there is none")
{
    const StoredHardware stored;

    const CliOutcome silent = hardware({u"db2"_s, u"--history"_s}, stored.dir.path());
    const CliOutcome unknown = hardware({u"db3"_s, u"--history"_s}, stored.dir.path());
    const CliOutcome nowhere = hardware({u"db1"_s, u"--history"_s}, stored.dir.filePath(u"none"_s));

    CHECK(silent.code == ExitCode::Ok);
    CHECK(silent.out.contains(u"nothing is stored"_s));
    CHECK(unknown.code == ExitCode::NotFound);
    CHECK(nowhere.code == ExitCode::NotFound);
    CHECK_FALSE(QFile::exists(stored.dir.filePath(u"none"_s)));
}

TEST_CASE("the option --export writes the JSON to a file and says so")
{
    const StoredHardware stored;
    const QString path = stored.dir.filePath(u"db1.json"_s);

    const CliOutcome outcome
        = hardware({u"db1"_s, u"--history"_s, u"--export"_s, path}, stored.dir.path());

    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    CHECK(json.value(u"server").toString() == u"db1"_s);
    CHECK(json.value(u"changes").toArray().size() == 1);
}

TEST_CASE("a file that can't be written, and --export beside --json, are told")
{
    const StoredHardware stored;
    const QString nowhere = stored.dir.filePath(u"none/db1.json"_s);

    const CliOutcome failed
        = hardware({u"db1"_s, u"--history"_s, u"--export"_s, nowhere}, stored.dir.path());
    const CliOutcome both = hardware({u"db1"_s, u"--history"_s, u"--json"_s, u"--export"_s, u"x"_s},
                                     stored.dir.path());

    CHECK(failed.code == ExitCode::Failed);
    CHECK(failed.err.contains(nowhere));
    CHECK(both.code == ExitCode::Usage);
}
