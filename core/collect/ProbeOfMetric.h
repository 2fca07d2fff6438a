// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Metric.h"

#include <QString>

namespace vedette::collect {

/// The probe, fast or slow, that a metric comes from: "disk", "services", "command/NAME". Empty for
/// what Vedette measures itself (server.up, ssh.roundTrip …).
[[nodiscard]] QString probeOf(const MetricId& metric);

} // namespace vedette::collect
