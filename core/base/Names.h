// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace vedette {

/// The values of an enum with the words that stand for them in files and databases.
template <class E, std::size_t N>
using Names = std::array<std::pair<E, QLatin1StringView>, N>;

template <class E, std::size_t N>
[[nodiscard]] QString nameOf(const Names<E, N>& names, E value)
{
    for (const auto& [candidate, name] : names) {
        if (candidate == value) {
            return name.toString();
        }
    }
    return {};
}

template <class E, std::size_t N>
[[nodiscard]] std::optional<E> valueNamed(const Names<E, N>& names, const QString& text)
{
    for (const auto& [candidate, name] : names) {
        if (name == text) {
            return candidate;
        }
    }
    return std::nullopt;
}

} // namespace vedette
