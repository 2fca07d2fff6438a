// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <bit>
#include <optional>
#include <vector>

namespace vedette::test {

/// NaN is not equal to itself, and -0.0 is equal to 0.0: their bits tell.
inline std::vector<std::optional<quint64>> bitsOf(const std::vector<std::optional<double>>& values)
{
    std::vector<std::optional<quint64>> bits;
    for (const std::optional<double>& value : values) {
        bits.push_back(value ? std::optional(std::bit_cast<quint64>(*value)) : std::nullopt);
    }
    return bits;
}

} // namespace vedette::test
