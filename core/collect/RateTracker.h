// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/DiskStats.h"
#include "core/parse/NetDev.h"
#include "core/parse/NetworkLinks.h"
#include "core/parse/ProcStat.h"
#include "core/parse/SocketStat.h"
#include "core/parse/VmStat.h"

#include <optional>
#include <vector>

namespace vedette::collect {

/// The raw counters of one poll, and when the server took them by its own clock.
struct Reading
{
    std::optional<double> uptime; ///< seconds, /proc/uptime: the denominator of every rate
    std::optional<parse::ProcStat> stat;
    std::vector<parse::DiskCounters> disks;
    std::vector<parse::NetworkCounters> interfaces;
    std::optional<parse::VmStat> vm;
    std::optional<parse::SocketStat> sockets;
};

/// Keeps the reading before, and turns two readings into rates. A first reading, a counter that
/// fell, a device that came or went, a clock that did not move on: no value. Lives with its
/// ServerContext.
class RateTracker
{
public:
    [[nodiscard]] std::vector<Sample> cpuRates(const Reading& now) const;
    [[nodiscard]] std::vector<Sample> diskRates(const Reading& now) const;
    /// With the utilisation of those whose speed stands in `links`.
    [[nodiscard]] std::vector<Sample>
    networkRates(const Reading& now, const std::vector<parse::NetworkLink>& links = {}) const;
    /// None while the size of a page (in bytes) isn't known.
    [[nodiscard]] std::vector<Sample> swapRates(const Reading& now,
                                                std::optional<quint64> pageSize) const;
    [[nodiscard]] std::vector<Sample> tcpRates(const Reading& now) const;

    void keep(Reading reading) { m_before = std::move(reading); }
    [[nodiscard]] bool isEmpty() const { return !m_before; }

private:
    [[nodiscard]] std::optional<double> secondsUntil(const Reading& now) const;

    std::optional<Reading> m_before;
};

} // namespace vedette::collect
