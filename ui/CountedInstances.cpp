// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/CountedInstances.h"

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Loops, tunnels, bridges and container ends carry what a physical interface carries, too;
/// "eth0.10" is a VLAN of eth0. In the same way volumes and arrays lie on disks.
bool isDerived(const QString& type, const QString& instance)
{
    static constexpr std::array networks{
        "lo"_L1,  "veth"_L1, "docker"_L1, "br"_L1,   "virbr"_L1, "vmbr"_L1,    "vnet"_L1,
        "tun"_L1, "tap"_L1,  "wg"_L1,     "bond"_L1, "team"_L1,  "dummy"_L1,   "cali"_L1,
        "ifb"_L1, "cni"_L1,  "fwbr"_L1,   "fwpr"_L1, "fwln"_L1,  "flannel"_L1, "podman"_L1};
    static constexpr std::array disks{"dm-"_L1, "md"_L1, "loop"_L1, "ram"_L1, "zram"_L1};
    const auto begins = [&](QLatin1StringView prefix) { return instance.startsWith(prefix); };
    if (type == "network"_L1) {
        return std::ranges::any_of(networks, begins) || instance.contains(u'.');
    }
    return std::ranges::any_of(disks, begins);
}

} // namespace

QStringList countedInstances(const QString& type, const QStringList& instances)
{
    QStringList counted;
    std::ranges::copy_if(instances, std::back_inserter(counted), [&](const QString& instance) {
        return !isDerived(type, instance);
    });
    return counted.isEmpty() ? instances : counted;
}

} // namespace vedette::ui
