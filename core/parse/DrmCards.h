// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// gpu[cardN].* of what AMD's and Intel's drivers tell in sysfs (kernel documentation, "GPU Driver
/// Documentation"). `files`: lines as of ClassFiles.
[[nodiscard]] std::vector<Sample> drmSamples(QByteArrayView files);

} // namespace vedette::parse
