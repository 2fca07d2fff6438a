// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerRow.h"

#include "ui/CountedInstances.h"

using namespace Qt::StringLiterals;

namespace vedette::ui {

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
    const QString type = u"network"_s;
    QStringList interfaces;
    for (auto it = row.values.keyBegin(); it != row.values.keyEnd(); ++it) {
        if (it->type == type && it->field == field) {
            interfaces += it->instance;
        }
    }
    std::optional<double> total;
    for (const QString& interface : countedInstances(type, interfaces)) {
        total = total.value_or(0.0) + row.values.value({type, field, interface});
    }
    return total;
}

} // namespace vedette::ui
