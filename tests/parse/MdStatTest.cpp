// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/MdStat.h"

#include "tests/parse/ParseSupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

std::vector<Sample> raidSamples(const QByteArray& arrays)
{
    const auto read
        = parseMdStat("Personalities : [raid1] [raid6]\n" + arrays + "\nunused devices: <none>\n");
    REQUIRE(read);
    return samplesOf(*read);
}

QByteArray captureOf(const QString& corpus)
{
    QProcess tar;
    tar.start(u"tar"_s,
              {u"-xJOf"_s, corpus + u"/procfs/fixtures_tree.tar.xz"_s, u"fixtures/proc/mdstat"_s});
    REQUIRE(tar.waitForFinished());
    REQUIRE(tar.exitCode() == 0);
    return tar.readAllStandardOutput();
}

/// What the capture's own tests expect, by array.
QJsonObject expectedArrays(const QString& corpus)
{
    QFile file(corpus + u"/procfs/expected_from_go_tests.json"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonArray tests
        = QJsonDocument::fromJson(file.readAll()).object()["mdstat_test.go"_L1].toArray();
    REQUIRE_FALSE(tests.isEmpty());
    return tests.at(0).toObject()["value"_L1].toObject();
}

} // namespace

TEST_CASE("A sound array is neither degraded nor rebuilt")
{
    const auto samples = raidSamples("md0 : active raid1 sdb1[1] sda1[0]\n"
                                     "      248896 blocks super 1.2 [2/2] [UU]\n"
                                     "      bitmap: 0/1 pages [0KB], 65536KB chunk\n");

    CHECK(value(samples, u"raid[md0].active") == 1.0);
    CHECK(value(samples, u"raid[md0].degraded") == 0.0);
    CHECK(value(samples, u"raid[md0].failedDevices") == 0.0);
    CHECK_FALSE(value(samples, u"raid[md0].resyncPercent"));
}

TEST_CASE("An array that lacks a device is degraded, and tells how far it has recovered")
{
    const auto samples = raidSamples(
        "md6 : active raid1 sdb2[2](F) sdc[1](S) sda2[0]\n"
        "      195310144 blocks [2/1] [U_]\n"
        "      [=>...................]  recovery =  8.5% (16775552/195310144) finish=17.0min "
        "speed=259783K/sec\n");

    CHECK(value(samples, u"raid[md6].degraded") == 1.0);
    CHECK(value(samples, u"raid[md6].failedDevices") == 1.0);
    CHECK(value(samples, u"raid[md6].resyncPercent") == 8.5);
}

TEST_CASE("A check, a resync and a reshape tell how far they are; what waits tells nothing")
{
    const auto [line, percent] = GENERATE(table<const char*, std::optional<double>>({
        {"      [=>....]  check =  5.7% (1/2) finish=0.2min speed=1K/sec\n", 5.7},
        {"      [=>....]  resync = 99.9% (1/2) finish=0.2min speed=1K/sec\n", 99.9},
        {"      [=>....]  reshape = 56.1% (1/2) finish=0.2min speed=1K/sec\n", 56.1},
        {"      \tresync=DELAYED\n", std::nullopt},
        {"      \tresync=PENDING\n", std::nullopt},
        {"      [=>....]  check = 101.0% (1/2)\n", std::nullopt},
        {"      [=>....]  check = x% (1/2)\n", std::nullopt},
    }));

    const auto samples = raidSamples(QByteArray("md1 : active raid1 sdb1[1] sda1[0]\n"
                                                "      248896 blocks [2/2] [UU]\n")
                                     + line);

    INFO(line);
    CHECK(value(samples, u"raid[md1].resyncPercent") == percent);
}

TEST_CASE("A level without copies has no notion of being degraded, and one at rest does not run")
{
    const auto samples = raidSamples("md10 : active raid0 sda1[0] sdb1[1]\n"
                                     "      314159265 blocks 64k chunks\n\n"
                                     "md4 : inactive raid1 sda3[0](F) sdb3[1](S)\n"
                                     "      4883648 blocks [2/2] [UU]\n");

    CHECK(value(samples, u"raid[md10].active") == 1.0);
    CHECK_FALSE(value(samples, u"raid[md10].degraded"));
    CHECK(value(samples, u"raid[md4].active") == 0.0);
    CHECK(value(samples, u"raid[md4].failedDevices") == 1.0);
    CHECK_FALSE(value(samples, u"raid[md4].degraded"));
}

TEST_CASE("A container of arrays is none, what it holds is one")
{
    const auto samples
        = raidSamples("md127 : inactive sdb[1](S) sda[0](S)\n"
                      "      7932 blocks super external:imsm\n\n"
                      "md126 : active raid1 sdb[1] sda[0]\n"
                      "      1855870976 blocks super external:/md127/0 [2/2] [UU]\n");

    CHECK_FALSE(value(samples, u"raid[md127].active"));
    CHECK(value(samples, u"raid[md126].active") == 1.0);
    CHECK(value(samples, u"raid[md126].degraded") == 0.0);
}

TEST_CASE("A kernel with md and no array is no error, a text that is something else is one")
{
    CHECK(parseMdStat("Personalities : \nunused devices: <none>\n")->empty());
    CHECK(parseMdStat("").error().code == ErrorCode::Malformed);
    CHECK(parseMdStat("md0 : active raid1 sda[0]\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("A public capture of mdstat is read as its own tests expect")
{
    const QString corpus = qEnvironmentVariable("VEDETTE_CORPUS");
    if (corpus.isEmpty()) {
        WARN("skipped: VEDETTE_CORPUS is not set");
        return;
    }
    const QJsonObject wanted = expectedArrays(corpus);

    const auto arrays = parseMdStat(captureOf(corpus));

    REQUIRE(arrays);
    CHECK(static_cast<qsizetype>(arrays->size())
          == wanted.size() - 1); // without md219, a container
    for (const RaidArray& array : *arrays) {
        CAPTURE(array.name);
        const QJsonObject want = wanted.value(array.name).toObject();
        REQUIRE_FALSE(want.isEmpty());
        CHECK(array.isActive == (want["ActivityState"_L1].toString() != u"inactive"_s));
        CHECK(static_cast<int>(array.failedDevices) == want["DisksFailed"_L1].toInt());
        CHECK(array.resyncPercent.value_or(0) == want["BlocksSyncedPct"_L1].toDouble());
        CHECK(
            array.isDegraded.value_or(false)
            == (array.isActive && want["DisksActive"_L1].toInt() < want["DisksTotal"_L1].toInt()));
    }
}
