// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Ending.h"
#include "core/collect/Probe.h"
#include "core/parse/DiskFree.h"
#include "core/parse/FileSystems.h"
#include "core/parse/KernelTables.h"
#include "core/parse/LoadAvg.h"
#include "core/parse/MemInfo.h"
#include "core/parse/Mounts.h"
#include "core/parse/Pressure.h"
#include "core/parse/SampleList.h"
#include "core/parse/Uptime.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

using Samples = Result<std::vector<Sample>>;

/// The text of a file, read by `parser`: `const auto stat = readFile(input, "/proc/stat",
/// parse::parseProcStat);`
template <class Parser>
auto readFile(const ProbeInput& input, QByteArrayView path, Parser parser) -> decltype(parser(path))
{
    const auto text = input.text.file(path);
    if (!text) {
        return fail(text.error());
    }
    return parser(*text);
}

Samples readUptime(ProbeInput& input)
{
    const auto uptime = readFile(input, "/proc/uptime", parse::parseUptime);
    if (!uptime) {
        return fail(uptime.error());
    }
    input.now.uptime = uptime->seconds;
    return samplesOf(*uptime);
}

Samples readCpu(ProbeInput& input)
{
    auto stat = readFile(input, "/proc/stat", parse::parseProcStat);
    if (!stat) {
        return fail(stat.error());
    }
    if (input.kind == PollKind::Status) {
        stat->cpus.clear(); // the total is all that was asked for
    }
    if (!stat->cpus.empty()) {
        input.facts.cpuCount = static_cast<int>(stat->cpus.size());
    }
    std::vector<Sample> samples = samplesOf(*stat);
    input.now.stat = *std::move(stat);
    parse::append(samples, input.before.cpuRates(input.now));
    return samples;
}

Samples readMemory(ProbeInput& input)
{
    const auto memory = readFile(input, "/proc/meminfo", parse::parseMemInfo);
    if (!memory) {
        return fail(memory.error());
    }
    if (memory->total) {
        input.facts.memoryTotal = static_cast<double>(*memory->total);
    }
    return samplesOf(*memory);
}

Samples readLoad(ProbeInput& input)
{
    const auto load = readFile(input, "/proc/loadavg", parse::parseLoadAvg);
    if (!load) {
        return fail(load.error());
    }
    return samplesOf(*load, input.facts.cpuCount);
}

Samples readDiskIo(ProbeInput& input)
{
    const auto text = input.text.file("/proc/diskstats");
    if (text && text->trimmed().isEmpty()) { // a container sees no devices
        return fail(ErrorCode::NotAvailable, u"no block device is visible"_s);
    }
    auto disks = readFile(input, "/proc/diskstats", parse::parseDiskStats);
    if (!disks) {
        return fail(disks.error());
    }
    input.now.disks = *std::move(disks);
    return input.before.diskRates(input.now);
}

Samples readNetwork(ProbeInput& input)
{
    auto interfaces = readFile(input, "/proc/net/dev", parse::parseNetDev);
    if (!interfaces) {
        return fail(interfaces.error());
    }
    std::erase_if(*interfaces, [](const parse::NetworkCounters& port) { return port.isVirtual; });
    input.now.interfaces = *std::move(interfaces);
    return input.before.networkRates(input.now, input.links);
}

/// Nothing when the answer does not tell.
std::optional<int> dfStatus(const PollText& text)
{
    bool isNumber = false;
    const int status = text.section("dfExit").value_or(QByteArrayView()).trimmed().toInt(&isNumber);
    return isNumber ? std::optional(status) : std::nullopt;
}

/// What an exit status of df means that is not 0.
Error dfError(int status)
{
    if (wasKilled(status)) {
        return {ErrorCode::Timeout,
                u"df did not end within 5 s: a network file system may hang"_s,
                status};
    }
    switch (status) {
    case 126:
        return {ErrorCode::PermissionDenied, u"df may not be run"_s, status};
    case 127:
        return {ErrorCode::CommandMissing, u"df"_s, status};
    default:
        return {ErrorCode::CommandFailed, u"df ended with %1"_s.arg(status), status};
    }
}

/// One table where the server's df can, else one after the other; inodes may be missing.
Result<parse::DiskFreeTable> readSpaces(const PollText& text)
{
    if (const auto both = text.section("dfTable")) {
        return parse::parseDiskFreeTable(*both);
    }
    auto space = parse::parseDiskFree(text.section("df").value_or(QByteArrayView()));
    if (!space) {
        return fail(space.error());
    }
    auto inodes = parse::parseDiskFree(text.section("inodes").value_or(QByteArrayView()));
    return parse::DiskFreeTable{*std::move(space),
                                std::move(inodes).value_or(std::vector<parse::DiskFreeRow>{})};
}

Samples readDisk(ProbeInput& input)
{
    const auto mounts = readFile(input, "/proc/self/mounts", parse::parseMounts);
    if (!mounts) {
        return fail(mounts.error());
    }
    input.areMountsLocal = std::ranges::all_of(*mounts, parse::isLocal);
    const auto space = readSpaces(input.text);
    const auto status = dfStatus(input.text);
    input.hasHung = status && wasKilled(*status);
    if (!space) {
        return fail(status.value_or(0) != 0 ? dfError(*status) : space.error());
    }
    if (input.hasHung) { // some print line by line: what hangs is missing
        input.gap = dfError(*status);
    }
    return fileSystemSamples(*mounts, space->space, space->inodes);
}

Samples readPressure(ProbeInput& input)
{
    std::vector<Sample> samples;
    for (const QLatin1StringView resource : {"cpu"_L1, "memory"_L1, "io"_L1}) {
        const QByteArray path = "/proc/pressure/" + QByteArray(resource.data(), resource.size());
        const auto pressure = readFile(input, path, parse::parsePressure);
        if (!pressure) {
            return fail(pressure.error());
        }
        parse::append(samples, samplesOf(*pressure, resource.toString()));
    }
    return samples;
}

Samples readPaging(ProbeInput& input)
{
    const auto paging = readFile(input, "/proc/vmstat", parse::parseVmStat);
    if (!paging) {
        return fail(paging.error());
    }
    input.now.vm = *paging;
    std::vector<Sample> samples = samplesOf(*paging);
    parse::append(samples, input.before.swapRates(input.now, input.facts.pageSize));
    return samples;
}

Samples readSockets(ProbeInput& input)
{
    const auto used = input.text.file("/proc/net/sockstat");
    if (!used) {
        return fail(used.error());
    }
    const auto tcp = input.text.file("/proc/net/snmp");
    const auto sockets = parse::parseSocketStat(*used, tcp.value_or(QByteArrayView()));
    if (!sockets) {
        return fail(sockets.error());
    }
    input.now.sockets = *sockets;
    std::vector<Sample> samples = samplesOf(*sockets);
    parse::append(samples, input.before.tcpRates(input.now));
    return samples;
}

Samples readFileHandles(ProbeInput& input)
{
    return readFile(input, "/proc/sys/fs/file-nr", parse::parseFileHandles)
        .map(parse::fileHandleSamples);
}

Samples readConntrack(ProbeInput& input)
{
    const auto count = input.text.file("/proc/sys/net/netfilter/nf_conntrack_count");
    const auto max = input.text.file("/proc/sys/net/netfilter/nf_conntrack_max");
    if (!count || !max) {
        return fail(count ? max.error() : count.error());
    }
    return parse::parseConntrack(*count, *max).map(parse::conntrackSamples);
}

Samples readEntropy(ProbeInput& input)
{
    return readFile(input, "/proc/sys/kernel/random/entropy_avail", parse::entropySamples);
}

constexpr std::array uptimeNeeds{"/proc/uptime"_L1};
constexpr std::array cpuNeeds{"/proc/stat"_L1};
constexpr std::array memoryNeeds{"/proc/meminfo"_L1};
constexpr std::array loadNeeds{"/proc/loadavg"_L1};
constexpr std::array diskIoNeeds{"/proc/diskstats"_L1};
constexpr std::array networkNeeds{"/proc/net/dev"_L1};
constexpr std::array diskNeeds{"/proc/self/mounts"_L1, "df"_L1};
constexpr std::array pressureNeeds{
    "/proc/pressure/cpu"_L1, "/proc/pressure/memory"_L1, "/proc/pressure/io"_L1};
constexpr std::array pagingNeeds{"/proc/vmstat"_L1};
constexpr std::array socketNeeds{"/proc/net/sockstat"_L1};
constexpr std::array fileHandleNeeds{"/proc/sys/fs/file-nr"_L1};
constexpr std::array conntrackNeeds{"/proc/sys/net/netfilter/nf_conntrack_count"_L1,
                                    "/proc/sys/net/netfilter/nf_conntrack_max"_L1};
constexpr std::array entropyNeeds{"/proc/sys/kernel/random/entropy_avail"_L1};

constexpr std::array catalogue{
    Probe{"uptime"_L1, uptimeNeeds, true, readUptime},
    Probe{"cpu"_L1, cpuNeeds, true, readCpu},
    Probe{"memory"_L1, memoryNeeds, true, readMemory},
    Probe{"load"_L1, loadNeeds, true, readLoad},
    Probe{"disk"_L1, diskNeeds, false, readDisk},
    Probe{"diskIo"_L1, diskIoNeeds, false, readDiskIo},
    Probe{"network"_L1, networkNeeds, false, readNetwork},
    Probe{"pressure"_L1, pressureNeeds, false, readPressure},
    Probe{"paging"_L1, pagingNeeds, false, readPaging},
    Probe{"sockets"_L1, socketNeeds, false, readSockets},
    Probe{"files"_L1, fileHandleNeeds, false, readFileHandles},
    Probe{"conntrack"_L1, conntrackNeeds, false, readConntrack},
    Probe{"entropy"_L1, entropyNeeds, false, readEntropy},
};

} // namespace

std::span<const Probe> probeCatalogue()
{
    return catalogue;
}

} // namespace vedette::collect
