// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Metric.h"

namespace vedette::store {

// What is stored of a server as a whole, beside the values of its metrics.

/// 1 where it answered, 0 where it did not.
[[nodiscard]] inline MetricId serverUp()
{
    return {QStringLiteral("server"), QStringLiteral("up"), {}};
}

/// 0 where its user had switched its monitoring off, 1 where on again.
[[nodiscard]] inline MetricId serverMonitored()
{
    return {QStringLiteral("server"), QStringLiteral("monitored"), {}};
}

/// With values from the server's own records: the seconds before, of which they tell.
[[nodiscard]] inline MetricId serverRecovered()
{
    return {QStringLiteral("server"), QStringLiteral("recovered"), {}};
}

} // namespace vedette::store
