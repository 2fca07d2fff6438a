// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Hardware.h"

#include <QByteArrayView>

namespace vedette::parse {

/// /sys/devices/system/cpu as "key=value": `topology` has online, nodeonline, cores, packages (both
/// counted on the server) and maxFrequency (kHz); `caches` a row for each cache of CPU 0 with
/// level, type, size and shared_cpu_list. All CPUs are taken to have what CPU 0 has. Malformed when
/// they tell nothing.
[[nodiscard]] Result<Processor> parseCpuTopology(QByteArrayView topology, QByteArrayView caches);

} // namespace vedette::parse
