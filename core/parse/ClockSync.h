// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace vedette::parse {

/// What a server's time service says of its clock.
struct ClockSync
{
    std::optional<double> offset; ///< seconds; positive: the clock is ahead
    std::optional<bool> isSynchronised;

    bool operator==(const ClockSync&) const = default;
};

/// `chronyc -n -c tracking`: one line, parted by commas.
[[nodiscard]] Result<ClockSync> parseChronyTracking(QByteArrayView text);
/// `timedatectl timesync-status`: the offset that the last answer of the time server has shown.
[[nodiscard]] Result<ClockSync> parseTimesyncStatus(QByteArrayView text);
/// `ntpq -pn`: the peer that is marked as the system's.
[[nodiscard]] Result<ClockSync> parseNtpPeers(QByteArrayView text);
/// `ntpctl -s status` of OpenNTPD tells no offset but that of a clock that is far off.
[[nodiscard]] Result<ClockSync> parseNtpctlStatus(QByteArrayView text);

/// The server's time of a `date +%s.%N`.
struct ServerTime
{
    double seconds = 0; ///< since 1970
    bool isWhole = false; ///< its date knows no fraction: up to a second later

    bool operator==(const ServerTime&) const = default;
};

[[nodiscard]] Result<ServerTime> parseServerTime(QByteArrayView text);

/// A server's time at the start and at the end of an answer, and when we had it.
struct ClockReading
{
    ServerTime before;
    ServerTime after;
    Timestamp receivedAt;
    std::chrono::duration<double> roundTrip{0};
};

/// By how many seconds the server's clock is ahead of ours. The way back took no more than the
/// round trip without the time that the server spent, so half of that is how wrong the result may
/// be, and half a second more without fractions. Nothing where that is over 250 ms, unless the
/// offset is four times as large: then it is no matter of the way.
[[nodiscard]] std::optional<double> clockSkew(const ClockReading& reading);

} // namespace vedette::parse
