// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ProbeOfMetric.h"

#include "core/model/CustomCommandNames.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

struct Origin
{
    const char* type;
    const char* field; ///< null: all others of the type
    const char* probe;
};

/// The first that fits: a field before its type.
constexpr std::array origins{
    Origin{"uptime", nullptr, "uptime"},     Origin{"cpu", "frequency", "sensors"},
    Origin{"cpu", nullptr, "cpu"},           Origin{"process", "running", "cpu"},
    Origin{"process", "blocked", "cpu"},     Origin{"process", "total", "load"},
    Origin{"process", nullptr, "processes"}, Origin{"load", nullptr, "load"},
    Origin{"memory", "oomKills", "paging"},  Origin{"memory", "zfsArc", "storage"},
    Origin{"memory", nullptr, "memory"},     Origin{"swap", "inRate", "paging"},
    Origin{"swap", "outRate", "paging"},     Origin{"swap", nullptr, "memory"},
    Origin{"pressure", nullptr, "pressure"}, Origin{"disk", nullptr, "disk"},
    Origin{"diskIo", nullptr, "diskIo"},     Origin{"network", "up", "links"},
    Origin{"network", "speed", "links"},     Origin{"network", nullptr, "network"},
    Origin{"sockets", nullptr, "sockets"},   Origin{"tcp", nullptr, "sockets"},
    Origin{"files", nullptr, "files"},       Origin{"conntrack", nullptr, "conntrack"},
    Origin{"entropy", nullptr, "entropy"},   Origin{"systemd", nullptr, "services"},
    Origin{"unit", nullptr, "services"},     Origin{"container", nullptr, "containers"},
    Origin{"ports", nullptr, "ports"},       Origin{"users", nullptr, "logins"},
    Origin{"logins", nullptr, "logins"},     Origin{"updates", nullptr, "updates"},
    Origin{"reboot", nullptr, "updates"},    Origin{"certificate", nullptr, "certificates"},
    Origin{"clock", nullptr, "clock"},       Origin{"temperature", nullptr, "sensors"},
    Origin{"fan", nullptr, "sensors"},       Origin{"voltage", nullptr, "sensors"},
    Origin{"power", nullptr, "sensors"},     Origin{"battery", nullptr, "sensors"},
    Origin{"gpu", nullptr, "gpu"},           Origin{"smart", nullptr, "smart"},
    Origin{"raid", nullptr, "storage"},      Origin{"zfs", nullptr, "storage"},
    Origin{"btrfs", nullptr, "storage"},     Origin{"lvm", nullptr, "storage"},
};

} // namespace

QString probeOf(const MetricId& metric)
{
    if (metric.type == "probe"_L1) { // probe[services].duration
        return metric.instance;
    }
    if (metric.type == "command"_L1) { // command[NAME/INSTANCE].field
        return commandProbe(metric.instance.section(u'/', 0, 0));
    }
    const auto origin = std::ranges::find_if(origins, [&metric](const Origin& candidate) {
        return metric.type == QLatin1StringView(candidate.type)
            && (candidate.field == nullptr || metric.field == QLatin1StringView(candidate.field));
    });
    return origin == origins.end() ? QString() : QString::fromLatin1(origin->probe);
}

} // namespace vedette::collect
