// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ClockSync.h"
#include "core/parse/Containers.h"
#include "core/parse/RcStatus.h"
#include "core/parse/Scanner.h"
#include "core/parse/Systemd.h"
#include "core/parse/Updates.h"
#include "tests/parse/ParseSupport.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QByteArrayView, 8> toolTexts{
    "NJobs=3\nNFailedUnits=2\nSystemState=degraded\nId=a.service\nNRestarts=4\n",
    "* nginx.service loaded failed failed start A web server\na.mount loaded active mounted x\n",
    "[default]\nsshd =  started 1 day(s) 02:03:04 (2)\n ntpd  [  crashed  ]\n",
    "0123456789ab|web,a/b|nginx|Up 3 days (healthy)\n0123456789ab|2|running|5368\n"
    "0123456789ab|12.50%|12.5MiB / 512MiB\n",
    "12 updates can be applied immediately.\n5 of these updates are security updates.\n"
    "Inst a [1] (2 Debian-Security:12/x [amd64])\ncurl.x86_64 7 base\nv | M | c\na < b\n",
    "C0000201,192.0.2.1,3,1795439583.5,-0.000251,0,0,-12.3,0,0,0,0,1032.5,Normal\n",
    "Server: a (b)\nOffset: +1min 2.345s\n remote offset\n*192.0.2.9 x 1 u 31 90.1 -65.9 4.6\n",
    "1795439512.955030366\n"};

bool areSoundFigures(const std::vector<Sample>& samples)
{
    return std::ranges::all_of(samples, [](const Sample& sample) {
        const bool isShare = unitOf(sample.metric) == Unit::Percent;
        return std::isfinite(sample.value) && sample.value >= 0 && (!isShare || sample.value <= 100)
            && sample.metric.instance.size() <= 140;
    });
}

bool isSoundSync(const Result<ClockSync>& sync)
{
    return !sync || !sync->offset || std::isfinite(*sync->offset);
}

bool unitsAreSound(QByteArrayView text)
{
    const auto units = parseUnitList(text, true).value_or(QList<Service>());
    const auto table = parseRcStatus(text).value_or(ServiceTable());
    const auto manager = parseSystemdManager(text).value_or(SystemdManager());
    return parseRestarts(text).size() <= maxRows && units.size() <= 2000
        && areSoundFigures(serviceSamples(units, parseEnabledUnits(text)))
        && areSoundFigures(openRcSamples(table)) && areSoundFigures(parse::samplesOf(manager));
}

bool containersAreSound(QByteArrayView text)
{
    const auto read = parseContainers({text, text, text}, u"docker");
    return !read
        || (read->containers.size() <= 256
            && areSoundFigures(parse::samplesOf(ContainerTable{read->containers}, 2)));
}

bool updatesAreSound(QByteArrayView text)
{
    const auto notifier = parseUpdateNotifier(text).value_or(PendingUpdates());
    return areSoundFigures(parse::samplesOf(notifier))
        && areSoundFigures(parse::samplesOf(parseAptSimulation(text)))
        && areSoundFigures(rebootSamples(text)) && countRpmUpdates(text) <= maxRows
        && countZypperUpdates(text) <= maxRows && countZypperPatches(text) <= maxRows
        && countApkUpdates(text) <= maxRows && countPacmanUpdates(text) <= maxRows;
}

bool clockIsSound(QByteArrayView text)
{
    const auto time = parseServerTime(text).value_or(ServerTime());
    const auto skew = clockSkew({time, time, fromMsecs(0), std::chrono::duration<double>(0.1)});
    return isSoundSync(parseChronyTracking(text)) && isSoundSync(parseTimesyncStatus(text))
        && isSoundSync(parseNtpPeers(text)) && isSoundSync(parseNtpctlStatus(text))
        && (!skew || std::isfinite(*skew));
}

bool survivesTools(QByteArrayView text)
{
    return unitsAreSound(text) && containersAreSound(text) && updatesAreSound(text)
        && clockIsSound(text);
}

} // namespace

TEST_CASE("Units, containers, updates and clocks survive an answer that is cut anywhere")
{
    for (const QByteArrayView text : toolTexts) {
        for (qsizetype length = 0; length <= text.size(); ++length) {
            INFO(text.first(10).toByteArray() << " cut to " << length);
            REQUIRE(survivesTools(text.first(length)));
        }
    }
}

TEST_CASE("Units, containers, updates and clocks survive random bytes")
{
    std::mt19937 random(20'260'102); // NOLINT: the same numbers in every run
    for (int round = 0; round < 2000; ++round) {
        QByteArray text = toolTexts.at(random() % toolTexts.size()).toByteArray();
        const int changes = 1 + static_cast<int>(random() % 8);
        for (int i = 0; i < changes; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(text.size()));
            text[at] = static_cast<char>(random() % 256);
        }
        INFO("round " << round);
        REQUIRE(survivesTools(text));
    }
}

TEST_CASE("Endless lists of units and containers are bounded")
{
    const QByteArray line = QByteArray(2'000'000, 'x') + ".service loaded active running y\n";
    const QByteArray bars(500'000, '|');
    const QByteArray rows = QByteArray("a.service loaded active running y\n").repeated(50'000);

    CHECK(survivesTools(line));
    CHECK(survivesTools(bars));
    CHECK(survivesTools(rows));
}
