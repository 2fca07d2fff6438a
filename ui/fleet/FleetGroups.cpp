// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetGroups.h"

#include "core/base/PlainText.h"
#include "ui/fleet/FleetColor.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace vedette::ui {

namespace {

QStringList headings(const Server& server, FleetGrouping grouping)
{
    switch (grouping) {
    case FleetGrouping::Group:
        return {server.group};
    case FleetGrouping::Tag:
        return server.tags.isEmpty() ? QStringList(QString()) : server.tags;
    case FleetGrouping::None:
        break;
    }
    return {QString()};
}

QString titleOfRest(FleetGrouping grouping)
{
    switch (grouping) {
    case FleetGrouping::Group:
        return QCoreApplication::translate("FleetPage", "No group");
    case FleetGrouping::Tag:
        return QCoreApplication::translate("FleetPage", "No tag");
    case FleetGrouping::None:
        break;
    }
    return {};
}

struct Urgency
{
    int severity = -1;
    bool isDown = false;
    double cpu = -1;
    ServerId server;
};

Urgency urgencyOf(const ServerModel& servers, int place)
{
    const ServerRow& row = servers.rows()[static_cast<std::size_t>(place)];
    const QVariant severity = servers.index(place, 0).data(ServerModel::SeverityRole);
    const auto cpu = scaleValue(row, ColorBy::Cpu);
    return {severity.isValid() ? severity.toInt() : -1,
            isDown(row.status.state),
            cpu ? cpu->share : -1.0,
            row.server.id};
}

} // namespace

std::vector<FleetGroup> groupServers(const std::vector<ServerRow>& rows, FleetGrouping grouping)
{
    std::vector<FleetGroup> groups;
    FleetGroup rest{titleOfRest(grouping), {}};
    QHash<QString, std::size_t> places;
    for (const ServerRow& row : rows) {
        for (const QString& heading : headings(row.server, grouping)) {
            if (heading.isEmpty()) {
                rest.servers.push_back(row.server.id);
                continue;
            }
            if (!places.contains(heading)) {
                places.insert(heading, groups.size());
                groups.push_back({plainText(heading), {}});
            }
            groups[places.value(heading)].servers.push_back(row.server.id);
        }
    }
    if (groups.empty()) {
        rest.title.clear(); // nothing to tell apart
    }
    if (!rest.servers.empty()) {
        groups.push_back(std::move(rest));
    }
    return groups;
}

std::vector<ServerId> mostUrgent(const ServerModel& servers, std::size_t count)
{
    std::vector<Urgency> all;
    for (int place = 0; place < servers.rowCount(); ++place) {
        all.push_back(urgencyOf(servers, place));
    }
    std::ranges::stable_sort(all, [](const Urgency& a, const Urgency& b) {
        return std::tuple(a.severity, a.isDown, a.cpu) > std::tuple(b.severity, b.isDown, b.cpu);
    });
    std::vector<ServerId> urgent;
    for (std::size_t i = 0; i < std::min(count, all.size()); ++i) {
        urgent.push_back(all[i].server);
    }
    return urgent;
}

} // namespace vedette::ui
