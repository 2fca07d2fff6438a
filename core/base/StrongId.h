// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHashFunctions>

namespace vedette {

/// An integer identifier that can't be mistaken for another kind's. 0 means "none yet". Immutable
/// value.
template <class Tag>
struct StrongId
{
    qint64 value = 0;

    [[nodiscard]] bool isNull() const { return value == 0; }
    bool operator==(const StrongId&) const = default;
    bool operator<(const StrongId& other) const { return value < other.value; }
};

template <class Tag>
size_t qHash(StrongId<Tag> id, size_t seed = 0) noexcept
{
    return ::qHash(id.value, seed);
}

} // namespace vedette

template <class Tag>
struct std::hash<vedette::StrongId<Tag>>
{
    size_t operator()(vedette::StrongId<Tag> id) const noexcept
    {
        return std::hash<qint64>{}(id.value);
    }
};
