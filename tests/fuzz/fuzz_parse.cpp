// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Every parser of /proc and df text: whatever a server prints, no crash, and no value that is not
// finite.
#include "core/parse/CpuInfo.h"
#include "core/parse/DiskFree.h"
#include "core/parse/DiskStats.h"
#include "core/parse/FileDump.h"
#include "core/parse/LoadAvg.h"
#include "core/parse/MemInfo.h"
#include "core/parse/Mounts.h"
#include "core/parse/NetDev.h"
#include "core/parse/OsRelease.h"
#include "core/parse/ProcStat.h"
#include "core/parse/Uptime.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>
#include <cmath>

using namespace vedette;

namespace {

void requireFinite(const std::vector<Sample>& samples)
{
    fuzz::require(std::ranges::all_of(
        samples, [](const Sample& sample) { return std::isfinite(sample.value); }));
}

void readNumbers(QByteArrayView text)
{
    if (const auto stat = parse::parseProcStat(text)) {
        requireFinite(parse::samplesOf(*stat));
    }
    if (const auto memory = parse::parseMemInfo(text)) {
        requireFinite(parse::samplesOf(*memory));
    }
    if (const auto load = parse::parseLoadAvg(text)) {
        requireFinite(parse::samplesOf(*load, 4));
    }
    if (const auto uptime = parse::parseUptime(text)) {
        requireFinite(parse::samplesOf(*uptime));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    readNumbers(text);
    static_cast<void>(parse::parseCpuInfo(text));
    static_cast<void>(parse::parseDiskFree(text));
    static_cast<void>(parse::parseDiskStats(text));
    static_cast<void>(parse::parseMounts(text));
    static_cast<void>(parse::parseNetDev(text));
    static_cast<void>(parse::parseOsRelease(text));
    static_cast<void>(parse::FileDump::parse(text, "/proc/stat").find("/proc/stat"));
    return 0;
}
