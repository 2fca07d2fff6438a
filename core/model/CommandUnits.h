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
    /// `named` by an output, where nothing is declared.
    CommandUnits(const std::vector<CustomCommand>& commands, QHash<MetricId, Unit> named);

    /// As declared, else as named; of any other metric what unitOf() knows.
    [[nodiscard]] Unit unitOf(const MetricId& id) const;
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
    QHash<MetricId, Unit> m_named;
};

} // namespace vedette
