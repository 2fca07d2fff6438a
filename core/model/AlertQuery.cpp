// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/AlertQuery.h"

#include <algorithm>

namespace vedette {

bool matches(const AlertQuery& query, const Alert& alert)
{
    const bool isOfServer = query.servers.empty()
        || std::ranges::find(query.servers, alert.server) != query.servers.end();
    const auto& range = query.range;
    const bool isThen = !range
        || (alert.raisedAt < range->to
            && alert.resolvedAt.value_or(Timestamp::max()) >= range->from);
    return isOfServer && isThen;
}

} // namespace vedette
