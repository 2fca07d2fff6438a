// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuInfo.h"
#include "core/parse/DiskStats.h"
#include "core/parse/LoadAvg.h"
#include "core/parse/MemInfo.h"
#include "core/parse/NetDev.h"
#include "core/parse/ProcStat.h"
#include "tests/parse/ParseSupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

QByteArray readFile(const QString& path)
{
    QFile file(path);
    CAPTURE(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// The value that a test of the corpus expects of a variable.
QJsonObject expected(const QJsonObject& tests, const QString& file, const QString& variable)
{
    const QJsonArray entries = tests.value(file).toArray();
    for (const auto& entry : entries) {
        if (entry.toObject().value("var"_L1).toString() == variable) {
            return entry.toObject().value("value"_L1).toObject();
        }
    }
    FAIL("the corpus has no " << (file + u' ' + variable).toStdString());
    return {};
}

quint64 number(const QJsonObject& object, const QString& key)
{
    return static_cast<quint64>(object.value(key).toInteger());
}

} // namespace

TEST_CASE("Public captures of /proc are read as their own tests expect")
{
    const QString corpus = qEnvironmentVariable("VEDETTE_CORPUS");
    if (corpus.isEmpty()) {
        WARN("skipped: VEDETTE_CORPUS is not set");
        return;
    }
    const QTemporaryDir folder;
    REQUIRE(folder.isValid());
    QProcess tar;
    tar.start(u"tar"_s,
              {u"-xJf"_s, corpus + u"/procfs/fixtures_tree.tar.xz"_s, u"-C"_s, folder.path()});
    REQUIRE(tar.waitForFinished());
    REQUIRE(tar.exitCode() == 0);
    const QString proc = folder.path() + u"/fixtures/proc/"_s;
    const QJsonObject tests
        = QJsonDocument::fromJson(readFile(corpus + u"/procfs/expected_from_go_tests.json"_s))
              .object();

    const auto memory = parseMemInfo(readFile(proc + u"meminfo"_s));
    const QJsonObject want = expected(tests, u"meminfo_test.go"_s, u"want"_s);
    REQUIRE(memory);
    CHECK(memory->total == number(want, u"MemTotalBytes"_s));
    CHECK(memory->free == number(want, u"MemFreeBytes"_s));
    CHECK(memory->cached == number(want, u"CachedBytes"_s));
    CHECK(memory->slabReclaimable == number(want, u"SReclaimable"_s) * 1024);

    const auto interfaces = parseNetDev(readFile(proc + u"net/dev"_s));
    const QJsonObject lines = expected(tests, u"net_dev_test.go"_s, u"lines"_s);
    REQUIRE(interfaces);
    CHECK(static_cast<int>(interfaces->size()) == lines.size() - 1); // the loopback is left out
    for (const NetworkCounters& counters : *interfaces) {
        const QJsonObject line = lines.value(counters.name).toObject();
        CHECK(counters.rxBytes == number(line, u"RxBytes"_s));
        CHECK(counters.txPackets == number(line, u"TxPackets"_s));
    }

    const auto stat = parseProcStat(readFile(proc + u"stat"_s));
    REQUIRE(stat);
    CHECK(stat->cpus.size() == 8);
    CHECK(stat->forks == 26'442U);
    CHECK(stat->contextSwitches == 38'014'093U);

    CHECK(parseLoadAvg(readFile(proc + u"loadavg"_s))->load5 == 0.04);
    CHECK(parseCpuInfo(readFile(proc + u"cpuinfo"_s))->model
          == u"Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz"_s);
    CHECK(parseDiskStats(readFile(proc + u"diskstats"_s))->size() > 10);
}
