// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace vedette::parse {

/// One network interface as the files of /sys/class/net tell. Immutable value.
struct NetworkLink
{
    QString name; ///< "eth0"
    std::optional<double> speed{}; ///< bytes/s; absent where the driver knows none
    std::optional<bool> isUp{}; ///< it can pass packets
    bool isHalfDuplex = false; ///< both directions share the speed

    bool operator==(const NetworkLink&) const = default;
};

/// The files operstate, carrier, speed (Mbit/s), duplex and tun_flags of the machine's own
/// interfaces, as lines of ClassFiles; those of /proc/net/dev that are virtual are left out here,
/// too. At most maxEntities. Malformed when no file of any interface is told.
[[nodiscard]] Result<std::vector<NetworkLink>> parseNetworkLinks(QByteArrayView files);

/// "1000" in bytes/s. -1 and what stands for it are no speed: of a link that is down, of most
/// virtual ones.
[[nodiscard]] std::optional<double> linkSpeed(QByteArrayView megabits);

/// network[IF].up and .speed.
[[nodiscard]] std::vector<Sample> samplesOf(const std::vector<NetworkLink>& links);

} // namespace vedette::parse
