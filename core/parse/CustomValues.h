// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/OutputReading.h"

#include <QString>

#include <optional>
#include <vector>

namespace vedette::parse {

/// One value of a custom command. Unlike a server's own metrics it may be negative.
struct CustomValue
{
    QString field;
    QString instance; ///< empty where there is only one
    double value = 0; ///< in `unit`, finite
    Unit unit = Unit::None;

    bool operator==(const CustomValue&) const = default;
};

/// All that was read of one output. Immutable value.
struct CustomValues
{
    std::vector<CustomValue> values; ///< at most maxCustomValues, no two of one field and instance
    QString text; ///< of a Nagios plug-in: its first line, for people
    bool isCut = false; ///< there were more values
    std::optional<Error> gap{}; ///< why the output was not read to its end

    bool operator==(const CustomValues&) const = default;
};

inline constexpr std::size_t maxCustomValues = 64;

/// Collects values: what is absent or not finite is left out, and the first of each stands.
class CustomValueList
{
public:
    /// What was read for a declared field: × its factor, in its unit.
    void add(const OutputField& field, const QString& instance, std::optional<double> read);
    void add(CustomValue value);
    /// Nothing more is kept.
    [[nodiscard]] bool isFull() const { return m_values.isCut; }
    /// Empties the list. Malformed, with `why`, when it holds nothing.
    [[nodiscard]] Result<CustomValues> take(const QString& why);

private:
    CustomValues m_values;
};

} // namespace vedette::parse
