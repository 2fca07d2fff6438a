// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerRow.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Loops, tunnels, bridges and container ends carry what a physical interface carries, too.
bool isPhysical(const QString& interface)
{
    static constexpr std::array prefixes{
        "lo"_L1,      "veth"_L1, "docker"_L1, "br"_L1,   "virbr"_L1, "vmbr"_L1,  "vnet"_L1,
        "tun"_L1,     "tap"_L1,  "wg"_L1,     "bond"_L1, "team"_L1,  "dummy"_L1, "cali"_L1,
        "flannel"_L1, "cni"_L1,  "ifb"_L1,    "fwbr"_L1, "fwpr"_L1,  "fwln"_L1,  "podman"_L1};
    const bool isVirtual = std::ranges::any_of(
        prefixes, [&](QLatin1StringView prefix) { return interface.startsWith(prefix); });
    return !isVirtual && !interface.contains(u'.'); // "eth0.10" is a VLAN of eth0
}

} // namespace

std::optional<FullestDisk> fullestDisk(const ServerRow& row)
{
    std::optional<FullestDisk> fullest;
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        const MetricId& id = it.key();
        const bool isUsage = id.type == "disk"_L1 && id.field == "usedPercent"_L1;
        if (isUsage && (!fullest || it.value() > fullest->usedPercent)) {
            fullest = FullestDisk{id.instance, it.value()};
        }
    }
    return fullest;
}

std::optional<double> networkTotal(const ServerRow& row, const QString& field)
{
    std::optional<double> total;
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        const MetricId& id = it.key();
        if (id.type == "network"_L1 && id.field == field && isPhysical(id.instance)) {
            total = total.value_or(0.0) + it.value();
        }
    }
    return total;
}

} // namespace vedette::ui
