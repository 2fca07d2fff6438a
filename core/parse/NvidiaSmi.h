// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// gpu[N].* of `nvidia-smi --format=csv,noheader,nounits` with the columns index, utilization.gpu,
/// memory.used, memory.total (MiB), temperature.gpu, power.draw, fan.speed, clocks.sm (MHz). What
/// stands in brackets ("[N/A]", "[Not Supported]", "[Unknown Error]") or is no number is absent.
/// CommandFailed with what the tool says instead of a GPU.
[[nodiscard]] Result<std::vector<Sample>> nvidiaSamples(QByteArrayView csv);

} // namespace vedette::parse
