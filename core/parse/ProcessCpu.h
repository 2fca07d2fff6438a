// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>

namespace vedette::parse {

/// The processor time, in seconds, of a process and of those it has waited for: utime, stime,
/// cutime and cstime of its /proc/[pid]/stat (proc(5)), in ticks of 10 ms as Linux counts them for
/// users on all machines of today. Malformed when the line has not all four.
[[nodiscard]] Result<double> parseProcessCpu(QByteArrayView line);

} // namespace vedette::parse
