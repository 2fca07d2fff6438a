// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuDetail.h"
#include "core/parse/CpuTopology.h"
#include "core/parse/Disks.h"
#include "core/parse/Dmi.h"
#include "core/parse/DmiDecode.h"
#include "core/parse/Gpus.h"
#include "core/parse/LsCpu.h"
#include "core/parse/NetworkCards.h"
#include "core/parse/Virtualisation.h"
#include "tests/parse/ParseSupport.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

bool isShort(const QString& text)
{
    return text.size() <= 400 && std::ranges::none_of(text, [](QChar c) { return c < u' '; });
}

bool isSize(const std::optional<double>& size)
{
    return !size || (std::isfinite(*size) && *size > 0 && *size <= 1e19);
}

bool isCount(const std::optional<int>& count)
{
    return !count || (*count > 0 && *count <= 65'536);
}

bool isSoundPart(const Processor& processor)
{
    return isShort(processor.model) && isShort(processor.vendor) && processor.flags.size() <= 4096
        && isCount(processor.sockets) && isCount(processor.cores) && isCount(processor.threads)
        && isCount(processor.numaNodes) && isSize(processor.frequencyMax)
        && processor.caches.size() <= 16
        && std::ranges::all_of(processor.caches, [](const CpuCache& cache) {
               return isShort(cache.name) && isSize(cache.size * 1e-5);
           });
}

bool isSoundPart(const Board& board)
{
    return isShort(board.vendor) && isShort(board.product) && isShort(board.serial)
        && isShort(board.board) && isShort(board.firmware) && isShort(board.virtualisation);
}

bool areSoundDisks(const QList<Disk>& disks)
{
    return disks.size() <= 256 && std::ranges::all_of(disks, [](const Disk& disk) {
               return isShort(disk.name) && isShort(disk.model) && isSize(disk.size);
           });
}

bool boardsSurvive(const QByteArray& text)
{
    const auto decoded = parseDmiDecode(text).value_or(DmiDecode{});
    return isSoundPart(parseDmi(text).value_or(Board{}))
        && isSoundPart(parseDeviceTree(text).value_or(Board{}))
        && isSoundPart(parseSysInfo(text).value_or(Board{})) && decoded.memoryModules.size() <= 256
        && virtualisationOf({text, text, {}, {}, true}, {}).size() <= 32;
}

bool partsSurvive(const QByteArray& text)
{
    const auto gpus = gpusOf({text, text, text});
    const auto cards = parseNetworkCards(text).value_or(QList<NetworkCard>{});
    return areSoundDisks(parseLsBlk(text).value_or(QList<Disk>{}))
        && areSoundDisks(parseLsBlkPairs(text).value_or(QList<Disk>{}))
        && areSoundDisks(parseSysBlock(text).value_or(QList<Disk>{})) && cards.size() <= 256
        && gpus.size() <= 256;
}

/// Every parser reads every text: a server may answer anything to anything.
bool hardwareSurvives(const QByteArray& text)
{
    return isSoundPart(parseLsCpu(text).value_or(LsCpu{}).processor)
        && isSoundPart(parseCpuDetail(text, text).value_or(Processor{}))
        && isSoundPart(parseCpuTopology(text, text).value_or(Processor{})) && boardsSurvive(text)
        && partsSurvive(text);
}

std::vector<QByteArray> hardwareTexts()
{
    return {
        fixture(u"linux-debian12/lscpu.json"_s),
        fixture(u"linux-debian12/cpuinfo"_s),
        "CPU(s): 4\nOn-line CPU(s) list: 0-3\nModel name: X\nCore(s) per socket: 2\nSocket(s): 2\n"
        "L1d cache: 64 KiB (2 instances)\nBook(s): 2\nDrawer(s): 2\nCPU max MHz: 3000.0\n",
        "4 processor : 0\n4 CPU implementer : 0x41\n4 CPU part : 0xd08\n2 physical id : 0\n"
        "4 cpu cores : 2\nvendor_id : IBM/S390\nprocessor 0: version = FF, machine = 2964\n",
        "online=0-7\nnodeonline=0\ncores=4\npackages=1\nmaxFrequency=3600000\n"
        "name=index0\nlevel=1\ntype=Data\nsize=32K\nshared_cpu_list=0,4\n",
        "sys_vendor=Dell Inc.\nproduct_name=R640\nbios_version=2\nchassis_type=23\nmodel=Pi\n",
        "System Information\n\tSerial Number: A\n\nMemory Device\n\tSize: 32 GB\n\tLocator: A1\n",
        R"({"blockdevices":[{"name":"sda","type":"disk","model":"M","serial":"S",)"
        R"("size":4000787030016,"rota":true,"tran":"sata"}]})",
        "NAME=\"sda\" TYPE=\"disk\" MODEL=\"A\\x22B\" SIZE=\"512\" ROTA=\"1\"\n",
        "name=sda\nsize=2048\nqueue/rotational=0\ndevice/model=M\nspeed=1000\naddress=00:11\n",
        "3b:00.0 \"3D controller [0302]\" \"NVIDIA [10de]\" \"T4 [1eb8]\" -ra1 \"\" \"\"\n"
        "00000000:3B:00.0, 15360, Tesla T4\n",
    };
}

} // namespace

TEST_CASE("No parser of hardware stumbles over an answer that ends early")
{
    const auto texts = hardwareTexts();
    for (const QByteArray& text : texts) {
        for (qsizetype length = 0; length <= text.size(); ++length) {
            INFO(text.left(20).toStdString() << " cut to " << length);
            REQUIRE(hardwareSurvives(text.first(length)));
        }
    }
}

TEST_CASE("No parser of hardware stumbles over an answer that was changed at random")
{
    std::mt19937 random(20'260'202); // NOLINT: the same numbers in every run
    constexpr std::array<QByteArrayView, 8> spices{
        "18446744073709551615", "-1", "\n", "\"", "\\x", "{", "=", "\xff\x1b["};
    const auto texts = hardwareTexts();
    for (int round = 0; round < 3000; ++round) {
        QByteArray text = texts.at(random() % texts.size());
        for (int change = 0; change < 5; ++change) {
            const auto at = static_cast<qsizetype>(random()) % text.size();
            const QByteArrayView spice = spices.at(random() % spices.size());
            text[at] = static_cast<char>(random() % 256);
            text.insert(at, spice);
        }
        INFO("round " << round);
        REQUIRE(hardwareSurvives(text));
    }
}

TEST_CASE("Noise and endless answers about hardware are bounded")
{
    std::mt19937 random(7); // NOLINT: the same numbers in every run
    QByteArray noise(200'000, ' ');
    std::ranges::generate(noise, [&random] { return static_cast<char>(random() % 256); });

    CHECK(hardwareSurvives(noise));
    CHECK(hardwareSurvives(QByteArray(1'000'000, '[')));
    CHECK(hardwareSurvives(
        QByteArray("{\"lscpu\":").append(QByteArray("[{\"children\":").repeated(50'000))));
    CHECK(hardwareSurvives(QByteArray("Model name: ").append(QByteArray(1'000'000, 'x'))));
    CHECK(hardwareSurvives(QByteArray("name=eth0\n").repeated(100'000)));
    CHECK(hardwareSurvives(QByteArray("Memory Device\n\tSize: 1 GB\n").repeated(50'000)));
    CHECK(hardwareSurvives(QByteArray("NAME=\"").repeated(100'000)));
}
