// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// cpu[N].frequency in Hz, of the files cpufreq/scaling_cur_freq (kHz). `files`: lines as of
/// ClassFiles.
[[nodiscard]] std::vector<Sample> cpuFrequencySamples(QByteArrayView files);

} // namespace vedette::parse
