// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuInfo.h"
#include "core/parse/CpuShares.h"
#include "core/parse/DiskIoRates.h"
#include "core/parse/FileDump.h"
#include "core/parse/FileSystems.h"
#include "core/parse/LoadAvg.h"
#include "core/parse/MemInfo.h"
#include "core/parse/NetworkRates.h"
#include "core/parse/OsRelease.h"
#include "core/parse/Sections.h"
#include "core/parse/Uptime.h"
#include "tests/parse/ParseSupport.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

bool areSound(const std::vector<Sample>& samples)
{
    return std::ranges::all_of(samples, [](const Sample& sample) {
        const bool isShare = unitOf(sample.metric) == Unit::Percent;
        return std::isfinite(sample.value) && sample.value >= 0 && (!isShare || sample.value <= 100)
            && sample.metric.instance.size() <= 128;
    });
}

/// Pairs the same text with a changed one, so that the functions of two readings run too.
bool ratesAreSound(const QByteArray& before, const QByteArray& now)
{
    bool isSound = true;
    const auto stat = parseProcStat(before);
    const auto statNow = parseProcStat(now);
    if (stat && statNow) {
        isSound = areSound(cpuSamples(*stat, *statNow))
            && areSound(cpuActivityRates(*stat, *statNow, 10));
    }
    const auto disks = parseDiskStats(before);
    const auto disksNow = parseDiskStats(now);
    if (disks && disksNow && !disks->empty() && !disksNow->empty()) {
        isSound = isSound && areSound(diskIoRates(disks->front(), disksNow->front(), 10));
    }
    const auto nets = parseNetDev(before);
    const auto netsNow = parseNetDev(now);
    if (nets && netsNow && !nets->empty() && !netsNow->empty()) {
        isSound = isSound && areSound(networkRates(nets->front(), netsNow->front(), 10));
    }
    return isSound;
}

bool levelsAreSound(const QByteArray& text)
{
    bool isSound = true;
    if (const auto memory = parseMemInfo(text)) {
        isSound = areSound(samplesOf(*memory));
    }
    if (const auto load = parseLoadAvg(text)) {
        isSound = isSound && areSound(samplesOf(*load, 2));
    }
    if (const auto uptime = parseUptime(text)) {
        isSound = isSound && areSound(samplesOf(*uptime));
    }
    const auto mounts = parseMounts(text);
    const auto space = parseDiskFree(text);
    if (mounts || space) {
        const auto allMounts = parseMounts(fixture(u"linux-handmade/mounts"_s));
        const auto allSpace = parseDiskFree(fixture(u"linux-handmade/df_kP"_s));
        const auto& rows = space ? *space : *allSpace;
        isSound = isSound && areSound(fileSystemSamples(mounts ? *mounts : *allMounts, rows, rows));
    }
    return isSound;
}

/// Every parser reads every text: a server may answer anything to anything.
bool survives(const QByteArray& text, const QByteArray& original)
{
    const auto sections = Sections::parse(text, "0f3a9c");
    const auto dump = FileDump::parse(text, "/only");
    const auto release = parseOsRelease(text);
    const auto cpu = parseCpuInfo(text);
    return (!sections || !sections->find("nobody").has_value()) && !dump.find("nobody").has_value()
        && (!release || release->prettyName.size() <= 128) && (!cpu || cpu->model.size() <= 128)
        && levelsAreSound(text) && ratesAreSound(original, text) && ratesAreSound(text, original);
}

std::vector<QByteArray> corpus()
{
    std::vector<QByteArray> texts;
    for (const auto* name : {"linux-debian12/stat.1",
                             "linux-debian12/meminfo.1",
                             "linux-debian12/diskstats.1",
                             "linux-debian12/net_dev.1",
                             "linux-debian12/loadavg.1",
                             "linux-debian12/uptime.1",
                             "linux-debian12/mounts",
                             "linux-debian12/df_kP",
                             "linux-debian12/os-release",
                             "linux-debian12/cpuinfo",
                             "linux-debian12/busybox_tail",
                             "linux-handmade/mounts",
                             "linux-handmade/df_kP",
                             "linux-handmade/diskstats"}) {
        texts.push_back(fixture(QString::fromLatin1(name)));
    }
    texts.emplace_back("noise\n@0f3a9c:stat\ncpu 1 2 3 4\n@0f3a9c:df\n/dev/a 1 0 1 0% /\n");
    return texts;
}

QByteArray mutated(QByteArray text, std::mt19937& random)
{
    constexpr std::array<QByteArrayView, 12> spices{"18446744073709551615",
                                                    "-1",
                                                    "\n",
                                                    " ",
                                                    "\xff",
                                                    "nan",
                                                    "1e308",
                                                    "/",
                                                    "%",
                                                    ":",
                                                    "\\0",
                                                    "@0f3a9c:x\n"};
    const auto below = [&random](std::size_t bound) {
        return static_cast<qsizetype>(random() % std::max<std::size_t>(bound, 1));
    };
    const int changes = 1 + static_cast<int>(below(6));
    for (int i = 0; i < changes && !text.isEmpty(); ++i) {
        const qsizetype at = below(static_cast<std::size_t>(text.size()));
        switch (below(4)) {
        case 0:
            text[at] = static_cast<char>(below(256));
            break;
        case 1:
            text.insert(at, spices.at(static_cast<std::size_t>(below(spices.size()))));
            break;
        case 2:
            text.remove(at, 1 + below(40));
            break;
        default:
            text.insert(below(static_cast<std::size_t>(text.size())), text.mid(at, below(80)));
            break;
        }
    }
    return text;
}

} // namespace

TEST_CASE("No parser stumbles over an answer that ends early")
{
    const std::vector<QByteArray> texts = corpus();
    for (const QByteArray& text : texts) {
        for (qsizetype length = 0; length <= text.size(); length += 1 + length / 400) {
            INFO(text.left(20).toStdString() << " cut to " << length);
            REQUIRE(survives(text.first(length), text));
        }
    }
}

TEST_CASE("No parser stumbles over an answer that was changed at random")
{
    std::mt19937 random(20'260'101); // NOLINT: the same numbers in every run
    const std::vector<QByteArray> texts = corpus();
    for (int round = 0; round < 3000; ++round) {
        const QByteArray& text = texts.at(random() % texts.size());
        const QByteArray changed = mutated(text, random);
        INFO("round " << round);
        REQUIRE(survives(changed, text));
    }
}

TEST_CASE("Endless lines and endless rows are bounded")
{
    const QByteArray longLine = QByteArray("cpu 1 2 3 4").append(QByteArray(2'000'000, 'x'));
    const QByteArray manyRows
        = QByteArray("eth0: 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n").repeated(100'000);

    CHECK(survives(longLine, longLine));
    CHECK(parseNetDev(manyRows)->size() <= 256);
}
