// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace vedette::parse {

/// Percent of the last 10, 60 and 300 seconds.
struct PressureAverages
{
    double avg10 = 0;
    double avg60 = 0;
    double avg300 = 0;

    bool operator==(const PressureAverages&) const = default;
};

/// Documentation/accounting/psi.rst of Linux, /proc/pressure/{cpu,memory,io}, since 4.20. Immutable
/// value.
struct Pressure
{
    PressureAverages some; ///< at least one task waited
    std::optional<PressureAverages> full; ///< all of them did; of the CPU since 5.13

    bool operator==(const Pressure&) const = default;
};

/// NotAvailable when the file is empty (a kernel started with psi=0), Malformed without its first
/// line.
[[nodiscard]] Result<Pressure> parsePressure(QByteArrayView text);
/// pressure[RESOURCE].someAvg10 and the like.
[[nodiscard]] std::vector<Sample> samplesOf(const Pressure& pressure, const QString& resource);

} // namespace vedette::parse
