// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"
#include "core/model/Metric.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette {

/// "nginx" of command[nginx].active and of command[nginx/eu].active; empty for any other metric.
[[nodiscard]] QString commandOf(const MetricId& id);

/// What the user has declared of the values of custom commands, which no catalogue knows: built
/// from the list of commands, and again whenever that changes. Immutable value.
class CommandUnits
{
public:
    CommandUnits() = default;
    explicit CommandUnits(const std::vector<CustomCommand>& commands);

    /// As declared; of any other metric what unitOf() knows, or else what the output itself
    /// `named`.
    [[nodiscard]] Unit unitOf(const MetricId& id, Unit named = Unit::None) const;
    /// As declared; nothing for another metric, or a field without a label.
    [[nodiscard]] std::optional<QString> labelOf(const MetricId& id) const;

    bool operator==(const CommandUnits&) const = default;

private:
    struct Declared
    {
        QString label;
        Unit unit = Unit::None;

        bool operator==(const Declared&) const = default;
    };

    [[nodiscard]] const Declared* find(const MetricId& id) const;

    QHash<MetricId, Declared> m_fields; ///< by the command's name as instance
};

} // namespace vedette
