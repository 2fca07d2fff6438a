// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/VmStat.h"

#include "core/parse/Counter.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>
#include <bit>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr CounterLimits pageLimits{.possible = 1e9, .afterWrap = 1e6};
constexpr quint64 smallestPageKib = 4;
constexpr quint64 largestPageKib = 1024;

struct VmCounter
{
    QByteArrayView key;
    std::optional<quint64> VmStat::*member;
};

constexpr std::array vmCounters{
    VmCounter{"pswpin", &VmStat::swapIn},
    VmCounter{"pswpout", &VmStat::swapOut},
    VmCounter{"oom_kill", &VmStat::oomKills},
};

} // namespace

Result<VmStat> parseVmStat(QByteArrayView text)
{
    VmStat stat;
    Scanner rows(text);
    while (const auto row = rows.nextLine()) {
        Scanner fields(*row);
        const auto key = fields.nextField();
        const auto* const line = std::ranges::find(vmCounters, key, &VmCounter::key);
        if (line != vmCounters.end()) {
            stat.*(line->member) = fields.nextCount();
        }
    }
    if (stat == VmStat{}) {
        return fail(ErrorCode::Malformed, u"/proc/vmstat has none of the known counters"_s);
    }
    return stat;
}

std::vector<Sample> samplesOf(const VmStat& stat)
{
    SampleList list(u"memory"_s);
    list.add(u"oomKills"_s, stat.oomKills);
    return list.take();
}

std::optional<quint64> parsePageSize(QByteArrayView text)
{
    Scanner lines(text);
    Scanner fields(lines.nextLine().value_or(QByteArrayView()));
    const bool isIt = fields.nextField() == QByteArrayView("KernelPageSize:");
    const auto kib = fields.nextCount();
    const bool isPossible = isIt && kib && *kib >= smallestPageKib && *kib <= largestPageKib
        && std::has_single_bit(*kib) && fields.nextField() == QByteArrayView("kB");
    return isPossible ? std::optional(*kib * 1024) : std::nullopt;
}

std::vector<Sample>
swapRates(const VmStat& before, const VmStat& now, quint64 pageSize, double seconds)
{
    const auto rate = [=](std::optional<quint64> from, std::optional<quint64> to) {
        return scaled(rateOf(from, to, seconds, pageLimits), static_cast<double>(pageSize));
    };
    SampleList list(u"swap"_s);
    list.add(u"inRate"_s, rate(before.swapIn, now.swapIn));
    list.add(u"outRate"_s, rate(before.swapOut, now.swapOut));
    return list.take();
}

} // namespace vedette::parse
