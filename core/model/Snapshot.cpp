// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Snapshot.h"

#include <algorithm>

namespace vedette {

std::optional<double> valueOf(const Snapshot& snapshot, const MetricId& metric)
{
    const auto found = std::ranges::find(snapshot.samples, metric, &Sample::metric);
    if (found == snapshot.samples.end()) {
        return std::nullopt;
    }
    return found->value;
}

} // namespace vedette
