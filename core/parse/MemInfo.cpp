// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/MemInfo.h"

#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr quint64 maxKib = quint64{1} << 46U; // 64 PiB: no server has more

struct Line
{
    QByteArrayView key;
    std::optional<quint64> MemInfo::*member;
};

constexpr std::array memInfoLines{
    Line{"MemTotal", &MemInfo::total},
    Line{"MemFree", &MemInfo::free},
    Line{"MemAvailable", &MemInfo::available},
    Line{"Buffers", &MemInfo::buffers},
    Line{"Cached", &MemInfo::cached},
    Line{"Slab", &MemInfo::slab},
    Line{"SReclaimable", &MemInfo::slabReclaimable},
    Line{"Dirty", &MemInfo::dirty},
    Line{"Writeback", &MemInfo::writeback},
    Line{"Shmem", &MemInfo::shared},
    Line{"Committed_AS", &MemInfo::committed},
    Line{"SwapTotal", &MemInfo::swapTotal},
    Line{"SwapFree", &MemInfo::swapFree},
};

/// "24684092 kB" in bytes. Without its unit the line was cut, and so perhaps was the number.
std::optional<quint64> readBytes(Scanner& fields)
{
    const auto amount = fields.nextCount();
    const auto unit = fields.nextField();
    if (!amount || *amount > maxKib || unit != QByteArrayView("kB")) {
        return std::nullopt;
    }
    return *amount * 1024;
}

/// Kernels before 3.14 don't say what is available. The estimate needs the file down to its slab
/// lines: from the first five lines alone it would differ from poll to poll.
std::optional<double> estimateAvailable(const MemInfo& memory)
{
    if (!memory.free || !memory.buffers || !memory.cached || !memory.slab) {
        return std::nullopt;
    }
    const quint64 given
        = *memory.free + *memory.buffers + *memory.cached + memory.slabReclaimable.value_or(0);
    return static_cast<double>(given - std::min(given, memory.shared.value_or(0)));
}

/// Never more than there is: in a container "available" may tell of the host.
std::optional<double> availableOf(const MemInfo& memory)
{
    auto available = memory.available ? std::optional(static_cast<double>(*memory.available))
                                      : estimateAvailable(memory);
    if (available && memory.total) {
        available = std::min(*available, static_cast<double>(*memory.total));
    }
    return available;
}

std::vector<Sample> swapSamples(const MemInfo& memory)
{
    SampleList swap(u"swap"_s);
    swap.add(u"total"_s, memory.swapTotal);
    if (memory.swapTotal && memory.swapFree) {
        const auto total = static_cast<double>(*memory.swapTotal);
        const double used = total - std::min(total, static_cast<double>(*memory.swapFree));
        swap.add(u"used"_s, std::optional(used));
        swap.add(u"usedPercent"_s, percentOf(used, total));
    }
    return swap.take();
}

} // namespace

Result<MemInfo> parseMemInfo(QByteArrayView text)
{
    MemInfo memory;
    std::optional<quint64> freePages;
    std::optional<quint64> pageSize;
    Scanner rows(text);
    while (const auto row = rows.nextLine()) {
        const qsizetype colon = row->indexOf(':');
        if (colon < 0) {
            continue;
        }
        const QByteArrayView key = row->first(colon);
        Scanner fields(row->sliced(colon + 1));
        const auto* const line = std::ranges::find(memInfoLines, key, &Line::key);
        if (line != memInfoLines.end()) {
            memory.*(line->member) = readBytes(fields);
        } else if (key == QByteArrayView("HugePages_Free")) {
            freePages = fields.nextCount();
        } else if (key == QByteArrayView("Hugepagesize")) {
            pageSize = readBytes(fields);
        }
    }
    if (!memory.total || *memory.total == 0) {
        return fail(ErrorCode::Malformed, u"/proc/meminfo has no MemTotal"_s);
    }
    if (freePages && pageSize && *freePages <= *memory.total / std::max(*pageSize, quint64{1})) {
        memory.hugePagesFree = *freePages * *pageSize;
    }
    return memory;
}

std::vector<Sample> samplesOf(const MemInfo& memory)
{
    const auto available = availableOf(memory);
    SampleList list(u"memory"_s);
    list.add(u"total"_s, memory.total);
    if (memory.total && available) {
        const auto total = static_cast<double>(*memory.total);
        list.add(u"used"_s, std::optional(total - *available));
        list.add(u"usedPercent"_s, percentOf(total - *available, total));
    }
    list.add(u"available"_s, available);
    list.add(u"free"_s, memory.free);
    list.add(u"buffers"_s, memory.buffers);
    list.add(u"cached"_s, memory.cached);
    list.add(u"slab"_s, memory.slab);
    list.add(u"dirty"_s, memory.dirty);
    list.add(u"writeback"_s, memory.writeback);
    list.add(u"shmem"_s, memory.shared);
    list.add(u"committed"_s, memory.committed);
    list.add(u"hugepagesFree"_s, memory.hugePagesFree);
    std::vector<Sample> samples = list.take();
    append(samples, swapSamples(memory));
    return samples;
}

} // namespace vedette::parse
