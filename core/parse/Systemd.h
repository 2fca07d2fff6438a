// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Service.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>
#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace vedette::parse {

/// Properties of systemd's manager (org.freedesktop.systemd1(5)).
struct SystemdManager
{
    QString state; ///< "running", "degraded", "starting" …; empty before version 213
    std::optional<quint64> failed; ///< units of all types
    std::optional<quint64> jobs; ///< that wait or run

    bool operator==(const SystemdManager&) const = default;
};

/// `systemctl show` without a unit. Malformed when none of the properties is there.
[[nodiscard]] Result<SystemdManager> parseSystemdManager(QByteArrayView text);

inline constexpr int maxUnits = 2000;

/// `systemctl list-units --plain --no-legend`, of units of any type. `hasJobs`: a column more then
/// stands before the description, empty for most units. An empty text is an empty list; Malformed
/// when no line of it is a unit. Reads the first maxUnits lines.
[[nodiscard]] Result<QList<Service>> parseUnitList(QByteArrayView text, bool hasJobs);

/// `systemctl show -p Id -p NRestarts UNIT…`; systemd tells since version 235.
[[nodiscard]] QHash<QString, int> parseRestarts(QByteArrayView text);

/// Names of services from paths of links: "/etc/systemd/system/multi-user.target.wants/x.service".
[[nodiscard]] QSet<QString> parseEnabledUnits(QByteArrayView text);

/// systemd.failed and .jobs.
[[nodiscard]] std::vector<Sample> samplesOf(const SystemdManager& manager);

/// unit[NAME].active and .restarts of the services that somebody would miss: those that failed, are
/// enabled, run, or are started again and again; at most 128, in this order. Not those that exist
/// for a job, a user or a connection, whose names would never end: they count in systemd.failed.
[[nodiscard]] std::vector<Sample> serviceSamples(const QList<Service>& services,
                                                 const QSet<QString>& enabled);

} // namespace vedette::parse
