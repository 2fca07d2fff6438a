// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/DiskHealth.h"

#include "core/text/Formatter.h"
#include "ui/detail/NoAnswerText.h"
#include "ui/detail/probes/InstanceValues.h"
#include "ui/detail/probes/ProbeNames.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Lends tr() to the functions of this file.
struct DiskHealthWords
{
    Q_DECLARE_TR_FUNCTIONS(DiskHealth)
};

/// The worst first.
RowCell healthState(const QString& word, RowTone tone)
{
    switch (tone) {
    case RowTone::Critical:
        return stateCell(word, tone, 0);
    case RowTone::Warning:
        return stateCell(word, tone, 1);
    case RowTone::Ok:
        return stateCell(word, tone, 2);
    case RowTone::Normal:
    case RowTone::Muted:
    case RowTone::Inactive:
        break;
    }
    return stateCell(word, RowTone::Inactive, 3);
}

bool isPositive(const InstanceValues& values, QLatin1StringView field)
{
    return fieldOf(values, field).value_or(0) > 0;
}

RowCell notTold()
{
    return healthState(DiskHealthWords::tr("not told"), RowTone::Inactive);
}

RowCell smartState(const InstanceValues& values)
{
    const std::optional<double> isHealthy = fieldOf(values, "healthy"_L1);
    const bool hasDamage = isPositive(values, "reallocated"_L1) || isPositive(values, "pending"_L1)
        || isPositive(values, "mediaErrors"_L1);
    if (isHealthy && *isHealthy == 0) {
        return healthState(DiskHealthWords::tr("failing"), RowTone::Critical);
    }
    if (hasDamage) {
        return healthState(DiskHealthWords::tr("has bad places"), RowTone::Warning);
    }
    return isHealthy ? healthState(DiskHealthWords::tr("healthy"), RowTone::Ok) : notTold();
}

RowCell raidState(const InstanceValues& values)
{
    const std::optional<double> isDegraded = fieldOf(values, "degraded"_L1);
    if (isDegraded && *isDegraded != 0) {
        return healthState(DiskHealthWords::tr("degraded"), RowTone::Critical);
    }
    if (fieldOf(values, "resyncPercent"_L1).value_or(100) < 100) {
        return healthState(DiskHealthWords::tr("being rebuilt"), RowTone::Warning);
    }
    return isDegraded ? healthState(DiskHealthWords::tr("complete"), RowTone::Ok) : notTold();
}

RowCell poolState(const InstanceValues& values)
{
    const std::optional<double> isHealthy = fieldOf(values, "healthy"_L1);
    if (!isHealthy) {
        return notTold();
    }
    return *isHealthy != 0 ? healthState(DiskHealthWords::tr("healthy"), RowTone::Ok)
                           : healthState(DiskHealthWords::tr("degraded"), RowTone::Critical);
}

RowCell btrfsState(const InstanceValues& values)
{
    const std::optional<double> errors = fieldOf(values, "errors"_L1);
    if (!errors) {
        return notTold();
    }
    return *errors > 0 ? healthState(DiskHealthWords::tr("has errors"), RowTone::Critical)
                       : healthState(DiskHealthWords::tr("no errors"), RowTone::Ok);
}

struct HealthSource
{
    QLatin1StringView type; ///< of its metrics
    QLatin1StringView probe;
    QLatin1StringView kind;
    RowCell (*state)(const InstanceValues& values);
};

constexpr std::array healthSources{HealthSource{"smart"_L1, smartProbe, "SMART"_L1, smartState},
                                   HealthSource{"raid"_L1, storageProbe, "RAID"_L1, raidState},
                                   HealthSource{"zfs"_L1, storageProbe, "ZFS"_L1, poolState},
                                   HealthSource{"btrfs"_L1, storageProbe, "Btrfs"_L1, btrfsState}};

/// "Temperature: 34 °C · Power on: 4 years": all that the state does not say.
QString healthDetails(QLatin1StringView type, const InstanceValues& values)
{
    QStringList fields = values.keys();
    fields.sort();
    QStringList parts;
    for (const QString& field : fields) {
        const MetricId metric{type, field, {}};
        if (field != "healthy"_L1 && field != "degraded"_L1) {
            parts += DiskHealthWords::tr("%1: %2", "a metric and its value")
                         .arg(text::metricLabel(metric),
                              text::format(values.value(field), unitOf(metric)));
        }
    }
    return parts.join(u" · "_s);
}

/// Where it has none of that kind, nobody misses it.
bool isWorthARow(const Error& why)
{
    return why.code != ErrorCode::NotAvailable && why.code != ErrorCode::CommandMissing;
}

/// A probe that tells nothing now, or not all.
void addSilence(const ServerRow& row, const QString& probe, std::vector<TableRow>& rows)
{
    const SlowAnswer* const answer = slowAnswer(row, probe);
    const auto why = answer == nullptr ? std::nullopt : answer->why ? answer->why : answer->gap;
    if (!why || !isWorthARow(*why)) {
        return;
    }
    const QString kind
        = probe == smartProbe ? u"SMART"_s : DiskHealthWords::tr("RAID, ZFS", "a kind of storage");
    rows.push_back({.key = kind,
                    .cells = {textCell(u"—"_s, RowTone::Muted),
                              textCell(kind, RowTone::Muted),
                              notTold(),
                              textCell(noAnswerText(*why, {}), RowTone::Muted)},
                    .isMarked = false});
}

/// What was told before the probe failed is not how it is.
RowCell asOld(RowCell state)
{
    return healthState(
        DiskHealthWords::tr("%1 before", "a state that may have passed").arg(state.text),
        state.tone == RowTone::Ok ? RowTone::Inactive : state.tone);
}

} // namespace

std::vector<TableRow> diskHealthRows(const ServerRow& row)
{
    std::vector<TableRow> rows;
    for (const HealthSource& source : healthSources) {
        const SlowAnswer* const answer = slowAnswer(row, source.probe);
        const bool isOld = answer != nullptr && answer->why;
        for (const auto& [name, values] : instancesOfType(row, source.type)) {
            const RowCell now = source.state(values);
            const RowCell state = isOld ? asOld(now) : now;
            rows.push_back({.key = source.kind + u' ' + name,
                            .cells = {textCell(name),
                                      textCell(source.kind, RowTone::Muted),
                                      state,
                                      textCell(healthDetails(source.type, values), RowTone::Muted)},
                            .isMarked = state.tone == RowTone::Critical});
        }
    }
    addSilence(row, smartProbe, rows);
    addSilence(row, storageProbe, rows);
    return rows;
}

} // namespace vedette::ui
