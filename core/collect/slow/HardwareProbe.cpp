// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/HardwareProbe.h"

#include "core/base/PlainText.h"
#include "core/parse/CpuDetail.h"
#include "core/parse/CpuTopology.h"
#include "core/parse/Disks.h"
#include "core/parse/Dmi.h"
#include "core/parse/DmiDecode.h"
#include "core/parse/Gpus.h"
#include "core/parse/LsCpu.h"
#include "core/parse/MemInfo.h"
#include "core/parse/NetworkCards.h"
#include "core/parse/OsRelease.h"
#include "core/parse/Scanner.h"
#include "core/parse/Virtualisation.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

QByteArrayView hardwareText(const SlowInput& input, QByteArrayView section)
{
    return input.text.section(section).value_or(QByteArrayView());
}

QString hardwareLine(const SlowInput& input, QByteArrayView section)
{
    parse::Scanner lines(hardwareText(input, section));
    return plainText(lines.nextLine().value_or(QByteArrayView()).trimmed());
}

/// The first of them that can be read stands.
template <class T>
T firstRead(std::initializer_list<Result<T>> results)
{
    for (const Result<T>& result : results) {
        if (result) {
            return *result;
        }
    }
    return {};
}

parse::LsCpu readLsCpu(const SlowInput& input)
{
    auto cpu = firstRead({parse::parseLsCpu(hardwareText(input, "lscpu")),
                          parse::parseLsCpu(hardwareText(input, "lscpuText"))});
    const auto topology
        = parse::parseCpuTopology(hardwareText(input, "topology"), hardwareText(input, "caches"));
    const auto detail
        = parse::parseCpuDetail(hardwareText(input, "cpuinfo"), hardwareText(input, "cpus"));
    parse::complete(cpu.processor, topology.value_or(Processor{}));
    parse::complete(cpu.processor, detail.value_or(Processor{}));
    if (cpu.processor.architecture.isEmpty()) {
        cpu.processor.architecture = hardwareLine(input, "arch");
    }
    return cpu;
}

/// Each kind of machine names itself elsewhere.
Board readBoard(const SlowInput& input, const parse::LsCpu& cpu, const QString& kernel)
{
    auto board = firstRead({parse::parseDmi(hardwareText(input, "dmi")),
                            parse::parseDeviceTree(hardwareText(input, "tree")),
                            parse::parseSysInfo(hardwareText(input, "sysinfo"))});
    const auto decoded = parse::parseDmiDecode(hardwareText(input, "dmidecode"));
    if (board.serial.isEmpty() && decoded) {
        board.serial = decoded->serial;
    }
    board.virtualisation = parse::virtualisationOf({hardwareText(input, "detectVirt"),
                                                    hardwareText(input, "virt"),
                                                    cpu.hypervisor,
                                                    kernel,
                                                    parse::hasHypervisorFlag(cpu.processor)},
                                                   board);
    return board;
}

QList<Disk> readDisks(const SlowInput& input)
{
    return firstRead({parse::parseLsBlk(hardwareText(input, "lsblk")),
                      parse::parseLsBlkPairs(hardwareText(input, "lsblkPairs")),
                      parse::parseSysBlock(hardwareText(input, "blocks"))});
}

Hardware readParts(const SlowInput& input)
{
    Hardware hardware;
    const parse::LsCpu cpu = readLsCpu(input);
    hardware.kernel = hardwareLine(input, "kernel");
    hardware.processor = cpu.processor;
    hardware.board = readBoard(input, cpu, hardware.kernel);
    hardware.operatingSystem
        = parse::parseOsRelease(hardwareText(input, "os")).value_or(parse::OsRelease{}).prettyName;
    const auto memory = parse::parseMemInfo(hardwareText(input, "meminfo"));
    if (memory && memory->total) {
        hardware.memoryTotal = static_cast<double>(*memory->total);
    }
    if (const auto decoded = parse::parseDmiDecode(hardwareText(input, "dmidecode"))) {
        hardware.memoryModules = decoded->memoryModules;
    }
    hardware.disks = readDisks(input);
    hardware.networkCards
        = parse::parseNetworkCards(hardwareText(input, "cards")).value_or(QList<NetworkCard>{});
    hardware.gpus = parse::gpusOf(
        {hardwareText(input, "lspci"), hardwareText(input, "drm"), hardwareText(input, "nvidia")});
    return hardware;
}

} // namespace

Result<SlowOutput> readHardware(SlowInput& input)
{
    Hardware hardware = readParts(input);
    if (hardware == Hardware{}) {
        return fail(ErrorCode::Malformed, u"the answer tells of no hardware"_s);
    }
    if (input.facts.cpuModel.isEmpty()) {
        input.facts.cpuModel = hardware.processor.model;
    }
    SlowOutput output;
    output.details = std::move(hardware);
    return output;
}

} // namespace vedette::collect
