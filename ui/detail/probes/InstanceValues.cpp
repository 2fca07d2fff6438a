// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/InstanceValues.h"

#include <algorithm>

namespace vedette::ui {

std::map<QString, InstanceValues> instancesOfType(const ServerRow& row, QLatin1StringView type)
{
    std::map<QString, InstanceValues> instances;
    for (const Sample& sample : slowSamples(row, type)) {
        instances[sample.metric.instance].insert(sample.metric.field, sample.value);
    }
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        if (it.key().type == type) {
            instances[it.key().instance].insert(it.key().field, it.value());
        }
    }
    instances.erase(QString()); // the type's own values
    return instances;
}

std::optional<double> fieldOf(const InstanceValues& values, QLatin1StringView field)
{
    const auto found = values.constFind(field);
    return found == values.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<double>
sumOf(const InstanceValues& values, QLatin1StringView one, QLatin1StringView other)
{
    const std::optional<double> first = fieldOf(values, one);
    const std::optional<double> second = fieldOf(values, other);
    return first || second ? std::optional(first.value_or(0) + second.value_or(0)) : std::nullopt;
}

std::optional<Error> reasonFor(const ServerRow& row, QLatin1StringView probe)
{
    const auto found = std::ranges::find_if(
        row.unavailable, [&](const Unavailable& missing) { return missing.probe == probe; });
    return found == row.unavailable.end() ? std::nullopt : std::optional(found->why);
}

} // namespace vedette::ui
