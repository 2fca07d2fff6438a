// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Parsers of what a server is made of, and of its sensors, batteries, GPUs, disks and pools. The
// first byte says which.
#include "core/model/HardwareJson.h"
#include "core/parse/CpuDetail.h"
#include "core/parse/CpuFrequency.h"
#include "core/parse/CpuTopology.h"
#include "core/parse/Disks.h"
#include "core/parse/Dmi.h"
#include "core/parse/DmiDecode.h"
#include "core/parse/DrmCards.h"
#include "core/parse/Gpus.h"
#include "core/parse/LsCpu.h"
#include "core/parse/MdStat.h"
#include "core/parse/NetworkCards.h"
#include "core/parse/NvidiaSmi.h"
#include "core/parse/PowerSupplies.h"
#include "core/parse/Sensors.h"
#include "core/parse/SmartReport.h"
#include "core/parse/StoragePools.h"
#include "core/parse/Virtualisation.h"
#include "tests/fuzz/Sound.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// What was read can be stored: what is stored says the same, in plain and bounded texts.
void requireStorable(const Hardware& hardware)
{
    fuzz::require(hardwareFromJson(toJson(hardware)) == hardware);
}

void requireProcessor(const Processor& processor)
{
    Hardware hardware;
    hardware.processor = processor;
    requireStorable(hardware);
}

void readLsCpu(QByteArrayView text)
{
    if (auto cpu = parse::parseLsCpu(text)) {
        requireProcessor(cpu->processor);
        static_cast<void>(parse::hasHypervisorFlag(cpu->processor));
        static_cast<void>(parse::virtualisationOf({text, {}, cpu->hypervisor, {}, false}, {}));
        Processor other;
        parse::complete(other, cpu->processor);
        requireProcessor(other);
    }
}

void readCpuDetail(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    requireProcessor(parse::parseCpuDetail(halves.first, halves.second).value_or(Processor{}));
    requireProcessor(parse::parseCpuTopology(halves.first, halves.second).value_or(Processor{}));
}

void readBoards(QByteArrayView text)
{
    for (auto* const read : {parse::parseDmi, parse::parseDeviceTree, parse::parseSysInfo}) {
        Hardware hardware;
        hardware.board = read(text).value_or(Board{});
        requireStorable(hardware);
        fuzz::requirePlain(parse::virtualisationOf({text, text, {}, {}, true}, hardware.board));
    }
}

void readDmiDecode(QByteArrayView text)
{
    if (const auto decoded = parse::parseDmiDecode(text)) {
        Hardware hardware;
        hardware.board.serial = decoded->serial;
        hardware.memoryModules = decoded->memoryModules;
        requireStorable(hardware);
    }
}

void readDisks(QByteArrayView text)
{
    for (auto* const read : {parse::parseLsBlk, parse::parseLsBlkPairs, parse::parseSysBlock}) {
        Hardware hardware;
        hardware.disks = read(text).value_or(QList<Disk>{});
        requireStorable(hardware);
    }
}

void readCards(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    const auto more = fuzz::halvesOf(halves.second);
    Hardware hardware;
    hardware.networkCards = parse::parseNetworkCards(halves.first).value_or(QList<NetworkCard>{});
    hardware.gpus = parse::gpusOf({halves.first, more.first, more.second});
    requireStorable(hardware);
}

void readSensors(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    fuzz::requireSound(parse::sensorSamples(halves.first, halves.second));
    fuzz::requireSound(parse::powerSupplySamples(text));
    fuzz::requireSound(parse::cpuFrequencySamples(text));
    fuzz::requireSound(parse::drmSamples(text));
}

void readUps(QByteArrayView text)
{
    fuzz::requireSound(parse::upsSamples(text));
}

void readNvidia(QByteArrayView text)
{
    fuzz::requireSound(parse::nvidiaSamples(text).value_or(std::vector<Sample>{}));
}

void readSmart(QByteArrayView text)
{
    if (const auto report = parse::parseSmartReport(text)) {
        fuzz::requireSound(parse::samplesOf(*report, u"sda"_s));
        fuzz::requirePlain(report->message, maxMessageLength);
    }
}

void readPools(QByteArrayView text)
{
    if (const auto arrays = parse::parseMdStat(text)) {
        fuzz::requireSound(parse::samplesOf(*arrays));
    }
    fuzz::requireSound(parse::zfsPoolSamples(text));
    fuzz::requireSound(parse::zfsArcSamples(text));
    fuzz::requireSound(parse::btrfsSamples(text));
    fuzz::requireSound(parse::thinPoolSamples(text));
}

constexpr std::array<fuzz::Reader, 11> readers{readLsCpu,
                                               readCpuDetail,
                                               readBoards,
                                               readDmiDecode,
                                               readDisks,
                                               readCards,
                                               readSensors,
                                               readUps,
                                               readNvidia,
                                               readSmart,
                                               readPools};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::readByFirstByte(readers, data, size);
    return 0;
}
