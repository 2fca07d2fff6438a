// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Configuration.h"
#include "core/store/history/HistoryStore.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;

namespace {

constexpr qint64 newYear = 1'767'225'600'000; // 2026-01-01T00:00:00Z

/// Servers db1 and db2 with a value of the processor and of two file systems each 10 s.
class ExportCase
{
public:
    static constexpr int polls = 12;

    ExportCase()
    {
        const auto configuration = engine::Configuration::open(folder());
        REQUIRE(configuration);
        Server server;
        server.name = u"db1"_s;
        server.host = u"db1.example.net"_s;
        Server other = server;
        other.name = u"db2"_s;
        const auto added = (*configuration)->add({server, other});
        REQUIRE(added);
        auto history = store::HistoryStore::open(folder(), [](const auto&) {});
        REQUIRE(history);
        for (int i = 0; i < polls; ++i) {
            for (const Server& one : *added) {
                REQUIRE((*history)->append(poll(one.id, i)));
            }
        }
    }

    [[nodiscard]] QString folder() const { return m_dir.filePath(u"data"_s); }
    [[nodiscard]] QString file() const { return m_dir.filePath(u"out.csv"_s); }

    /// `vedette export …` of the two minutes.
    [[nodiscard]] CliOutcome run(const QStringList& arguments) const
    {
        return test::runCli(QStringList{u"export"_s, u"--data-dir"_s, folder()} + arguments);
    }
    [[nodiscard]] CliOutcome runInRange(const QStringList& arguments) const
    {
        return run(
            arguments
            + QStringList{
                u"--from"_s, u"2026-01-01T00:00:00Z"_s, u"--to"_s, u"2026-01-01T00:02:00Z"_s});
    }

private:
    [[nodiscard]] static Snapshot poll(ServerId server, int number)
    {
        Snapshot snapshot;
        snapshot.server = server;
        snapshot.collectedAt = fromMsecs(newYear + number * 10'000LL);
        snapshot.samples = {{{u"server"_s, u"up"_s, {}}, 1},
                            {{u"cpu"_s, u"totalUsage"_s, {}}, number + 0.5},
                            {{u"disk"_s, u"usedPercent"_s, u"/"_s}, 40},
                            {{u"disk"_s, u"usedPercent"_s, u"/var"_s}, 50}};
        return snapshot;
    }

    QTemporaryDir m_dir;
};

} // namespace

TEST_CASE("export prints each stored value with its server, metric, unit and time")
{
    const ExportCase c;

    const CliOutcome outcome = c.runInRange({u"db1"_s, u"--metric"_s, u"cpu.totalUsage"_s});

    REQUIRE(outcome.code == ExitCode::Ok);
    const QStringList lines = outcome.out.split(u"\r\n"_s);
    REQUIRE(lines.size() == ExportCase::polls + 2);
    CHECK(lines[0] == u"server,metric,unit,time,value,lowest,highest"_s);
    CHECK(lines[1] == u"db1,cpu.totalUsage,%,2026-01-01T00:00:00.000Z,0.5,,"_s);
    CHECK(lines[12] == u"db1,cpu.totalUsage,%,2026-01-01T00:01:50.000Z,11.5,,"_s);
}

TEST_CASE("export averages over the time that is given, with lowest and highest")
{
    const ExportCase c;

    const CliOutcome outcome
        = c.runInRange({u"db1"_s, u"--metric"_s, u"cpu.totalUsage"_s, u"--every"_s, u"1m"_s});

    REQUIRE(outcome.code == ExitCode::Ok);
    const QStringList lines = outcome.out.split(u"\r\n"_s);
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].endsWith(u",3,0.5,5.5"_s));
    CHECK(lines[2].endsWith(u",9,6.5,11.5"_s));
}

TEST_CASE("export averages also where less was stored than there are times to average over")
{
    const ExportCase c;

    const CliOutcome outcome = c.run({u"db1"_s,
                                      u"--metric"_s,
                                      u"cpu.totalUsage"_s,
                                      u"--every"_s,
                                      u"1m"_s,
                                      u"--from"_s,
                                      u"2025-12-31T20:00:00Z"_s,
                                      u"--to"_s,
                                      u"2026-01-01T04:00:00Z"_s});

    REQUIRE(outcome.code == ExitCode::Ok);
    const QStringList lines = outcome.out.split(u"\r\n"_s);
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].endsWith(u",3,0.5,5.5"_s));
    CHECK(lines[2].endsWith(u",9,6.5,11.5"_s));
}

TEST_CASE("export averages over whole times from the first moment on, and over what is left")
{
    const ExportCase c;

    const CliOutcome outcome
        = c.runInRange({u"db1"_s, u"--metric"_s, u"cpu.totalUsage"_s, u"--every"_s, u"50s"_s});

    const QStringList lines = outcome.out.split(u"\r\n"_s);
    REQUIRE(lines.size() == 5);
    CHECK(lines[1].endsWith(u",2.5,0.5,4.5"_s));
    CHECK(lines[2].endsWith(u",7.5,5.5,9.5"_s));
    CHECK(lines[3].endsWith(u",11,10.5,11.5"_s));
}

TEST_CASE("export as JSON is one array with an object per series")
{
    const ExportCase c;

    const CliOutcome outcome = c.runInRange({u"--format"_s, u"json"_s, u"--metric"_s, u"disk*"_s});

    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonArray series = outcome.json().array();
    REQUIRE(series.size() == 4); // two servers, two file systems
    const QJsonObject first = series.first().toObject();
    CHECK(first["server"_L1] == u"db1"_s);
    CHECK(first["metric"_L1].toString().contains(u"usedPercent"_s));
    CHECK(first["unit"_L1] == u"%"_s);
    CHECK(first["points"_L1].toArray().size() == ExportCase::polls);
    CHECK(first["points"_L1].toArray().first().toObject()
          == QJsonObject{{"time"_L1, u"2026-01-01T00:00:00.000Z"_s}, {"value"_L1, 40}});
}

TEST_CASE("export as OpenMetrics keeps families and series together and ends as it must")
{
    const ExportCase c;

    const CliOutcome outcome = c.runInRange({u"--format"_s, u"openmetrics"_s});

    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.endsWith(u"\n# EOF\n"_s));
    QStringList heads; // of each run of lines
    for (const QString& line : outcome.out.split(u'\n', Qt::SkipEmptyParts)) {
        const QString head = line.startsWith(u'#') ? line : line.section(u' ', 0, 0);
        if (heads.isEmpty() || heads.last() != head) {
            CHECK_FALSE(heads.contains(head));
            heads.push_back(head);
        }
    }
    CHECK(heads.contains(u"# TYPE vedette_cpu_total_usage gauge"_s));
    CHECK(outcome.out.contains(
        uR"(vedette_disk_used_percent{server="db2",metric="disk.usedPercent",instance="/var"} 50 1767225600.000)"_s));
}

TEST_CASE("export without a name takes all servers and metrics, without brackets all instances")
{
    const ExportCase c;

    const auto all = c.runInRange({});
    const auto bare = c.runInRange({u"db1"_s, u"--metric"_s, u"disk.usedPercent"_s});
    const auto one = c.runInRange({u"db1"_s, u"DB1"_s, u"--metric"_s, u"disk[/var].usedPercent"_s});

    CHECK(all.out.count(u"\r\n"_s) == 1 + 2 * 4 * ExportCase::polls);
    CHECK(bare.out.count(u"\r\n"_s) == 1 + 2 * ExportCase::polls);
    CHECK(one.out.count(u"\r\n"_s) == 1 + ExportCase::polls);
}

TEST_CASE("export into a file says what it wrote, and leaves an older one alone when it fails")
{
    const ExportCase c;

    const auto good = c.runInRange({u"db1"_s, u"--output"_s, c.file()});
    const QByteArray kept = test::readFile(c.file());
    const auto bad = c.runInRange({u"db1"_s, u"--metric"_s, u"gpu*"_s, u"--output"_s, c.file()});

    CHECK(good.code == ExitCode::Ok);
    CHECK(good.out.contains(u"48 values of 4 series"_s));
    CHECK(kept.count("\r\n") == 49);
    CHECK(bad.code == ExitCode::NotFound);
    CHECK(bad.err.contains(u"nothing is stored"_s));
    CHECK(test::readFile(c.file()) == kept);
}

TEST_CASE("export of a time in which nothing was stored says so")
{
    const ExportCase c;

    const auto outcome = c.run({u"--from"_s, u"2019-01-01"_s, u"--to"_s, u"2019-01-02 08:30"_s});

    CHECK(outcome.code == ExitCode::NotFound);
    CHECK(outcome.out.isEmpty());
}

TEST_CASE("export names the option that can't be right")
{
    const ExportCase c;
    const auto [arguments, words] = GENERATE(table<QStringList, QString>(
        {{{u"--from"_s, u"yesterday"_s}, u"--from"_s},
         {{u"--to"_s, u"2026-13-01"_s}, u"--to"_s},
         {{u"--from"_s, u"1h"_s, u"--to"_s, u"2h"_s}, u"--from is not before --to"_s},
         {{u"--every"_s, u"10ms"_s}, u"--every"_s},
         {{u"--output"_s, u""_s}, u"--output needs the name of a file"_s},
         {{u"--format"_s, u"xml"_s}, u"csv, json or openmetrics"_s}}));

    const CliOutcome outcome = c.run(arguments);

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(words));
}

TEST_CASE("export of a history that was emptied names the damaged file")
{
    const ExportCase c;
    const QString history = c.folder() + u"/history.db"_s;
    REQUIRE(QFile::resize(history, 0));
    QFile::remove(history + u"-wal"_s);

    const CliOutcome outcome = c.run({});

    CHECK(outcome.code == ExitCode::DataFolder);
    CHECK(outcome.err.contains(history));
}

TEST_CASE("export of ten years has what one of two minutes has")
{
    const ExportCase c;

    const auto years = c.run({u"--from"_s, u"2020-01-01"_s, u"--to"_s, u"2030-01-01"_s});

    CHECK(years.code == ExitCode::Ok);
    CHECK(years.out == c.runInRange({}).out);
}

TEST_CASE("export of a server that isn't there says so")
{
    const ExportCase c;

    CHECK(c.run({u"db9"_s}).code == ExitCode::NotFound);
}
