// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"
#include "core/model/TimeRange.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette {

/// When alerts of servers fired, each with half an hour before and after it; of a long one the
/// first three days, and the last day once it has ended. The newest thousand stretches of each
/// server, and what overlaps is one. Value.
class Incidents
{
public:
    /// Without an end it goes on.
    void add(ServerId server, Timestamp begin, std::optional<Timestamp> end);
    /// The end of the stretch that touches the range, the earliest if there are several.
    [[nodiscard]] std::optional<Timestamp> endAround(ServerId server, const TimeRange& range) const;

private:
    void keep(ServerId server, TimeRange added);

    QHash<ServerId, std::vector<TimeRange>> m_stretches; ///< in rising order, apart
};

} // namespace vedette
