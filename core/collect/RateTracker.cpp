// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/RateTracker.h"

#include "core/parse/CpuShares.h"
#include "core/parse/DiskIoRates.h"
#include "core/parse/NetworkRates.h"
#include "core/parse/SampleList.h"

#include <algorithm>

namespace vedette::collect {

std::optional<double> RateTracker::secondsUntil(const Reading& now) const
{
    if (!m_before || !m_before->uptime || !now.uptime || *now.uptime <= *m_before->uptime) {
        return std::nullopt; // the first reading, or the server was started anew
    }
    return *now.uptime - *m_before->uptime;
}

std::vector<Sample> RateTracker::cpuRates(const Reading& now) const
{
    const auto elapsed = secondsUntil(now);
    if (!elapsed || !m_before->stat || !now.stat) {
        return {};
    }
    std::vector<Sample> samples = parse::cpuSamples(*m_before->stat, *now.stat);
    parse::append(samples, parse::cpuActivityRates(*m_before->stat, *now.stat, *elapsed));
    return samples;
}

std::vector<Sample> RateTracker::diskRates(const Reading& now) const
{
    std::vector<Sample> samples;
    const auto elapsed = secondsUntil(now);
    if (!elapsed) {
        return samples;
    }
    for (const parse::DiskCounters& disk : now.disks) {
        const auto before
            = std::ranges::find(m_before->disks, disk.device, &parse::DiskCounters::device);
        if (before != m_before->disks.end()) {
            parse::append(samples, parse::diskIoRates(*before, disk, *elapsed));
        }
    }
    return samples;
}

std::vector<Sample> RateTracker::networkRates(const Reading& now,
                                              const std::vector<parse::NetworkLink>& links) const
{
    std::vector<Sample> samples;
    const auto elapsed = secondsUntil(now);
    if (!elapsed) {
        return samples;
    }
    for (const parse::NetworkCounters& port : now.interfaces) {
        const auto before
            = std::ranges::find(m_before->interfaces, port.name, &parse::NetworkCounters::name);
        if (before == m_before->interfaces.end()) {
            continue;
        }
        auto rates = parse::networkRates(*before, port, *elapsed);
        const auto link = std::ranges::find(links, port.name, &parse::NetworkLink::name);
        if (link != links.end()) {
            parse::append(rates, parse::networkUtilisation(rates, *link));
        }
        parse::append(samples, std::move(rates));
    }
    return samples;
}

std::vector<Sample> RateTracker::swapRates(const Reading& now,
                                           std::optional<quint64> pageSize) const
{
    const auto elapsed = secondsUntil(now);
    if (!elapsed || !pageSize || !m_before->vm || !now.vm) {
        return {};
    }
    return parse::swapRates(*m_before->vm, *now.vm, *pageSize, *elapsed);
}

std::vector<Sample> RateTracker::tcpRates(const Reading& now) const
{
    const auto elapsed = secondsUntil(now);
    if (!elapsed || !m_before->sockets || !now.sockets) {
        return {};
    }
    return parse::tcpRates(*m_before->sockets, *now.sockets, *elapsed);
}

} // namespace vedette::collect
