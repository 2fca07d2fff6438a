// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace vedette::parse {

/// /proc/cpuinfo, whose keys differ from architecture to architecture. Immutable value.
struct CpuInfo
{
    QString model; ///< empty where the kernel doesn't name it, as on many 64-bit ARM machines
    std::optional<int> count; ///< logical CPUs on line

    bool operator==(const CpuInfo&) const = default;
};

/// Malformed when neither is known.
[[nodiscard]] Result<CpuInfo> parseCpuInfo(QByteArrayView text);

} // namespace vedette::parse
