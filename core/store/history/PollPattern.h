// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QtGlobal>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vedette::store {

/// Which metrics the polls of one source bring, in their order, and where each stands in the
/// layout they are stored in. The next poll brings the same, nearly always, or leaves some out: its
/// values find their places without looking anything up. Pure; lives with its Journal.
class PollPattern
{
public:
    PollPattern() = default;
    /// Of a poll that was stored in layout `layout`, whose metrics ascend: `ids` are those of its
    /// samples. Fits nothing when one of them has no place there, or two have the same.
    PollPattern(std::span<const Sample> samples,
                std::span<const qint64> ids,
                std::span<const qint64> metrics,
                qint64 layout);

    [[nodiscard]] qint64 layout() const { return m_layout; }
    /// How many metrics it knows, and how many its layout has room for.
    [[nodiscard]] std::size_t size() const { return m_places.size(); }
    [[nodiscard]] std::size_t width() const { return m_width; }
    /// True when all samples have places, in the order of the pattern: `values` are then those of
    /// its layout.
    [[nodiscard]] bool fit(std::span<const Sample> samples,
                           std::vector<std::optional<double>>& values) const;

private:
    struct Place
    {
        MetricId metric;
        std::size_t column = 0;
    };

    std::vector<Place> m_places;
    std::size_t m_width = 0;
    qint64 m_layout = 0;
};

} // namespace vedette::store
