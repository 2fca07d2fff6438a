// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// proc(5), /proc/net/sockstat and the "Tcp:" lines of /proc/net/snmp (RFC 4022). What a kernel
/// doesn't tell is absent. Immutable value.
struct SocketStat
{
    std::optional<quint64> used; ///< sockets of every family
    std::optional<quint64> orphans; ///< TCP, IPv4 and IPv6
    std::optional<quint64> timeWait; ///< TCP, IPv4 and IPv6
    std::optional<quint64> established; ///< tcpCurrEstab: with those in CLOSE-WAIT
    std::optional<quint64> retransmits; ///< segments since boot
    std::optional<quint64> resets; ///< segments with RST that were sent since boot

    bool operator==(const SocketStat&) const = default;
};

/// Malformed when neither text has any of it.
[[nodiscard]] Result<SocketStat> parseSocketStat(QByteArrayView sockstat, QByteArrayView snmp);
/// sockets.used, tcp.established, .timeWait and .orphans.
[[nodiscard]] std::vector<Sample> samplesOf(const SocketStat& sockets);
/// tcp.retransmits and .resets, per second.
[[nodiscard]] std::vector<Sample>
tcpRates(const SocketStat& before, const SocketStat& now, double seconds);

} // namespace vedette::parse
