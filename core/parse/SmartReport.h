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

/// What a disk says of its health, as `smartctl --json -H -A -l error` (7.0 and later) shows it.
/// Absent = not told: a disk that sleeps tells nothing. Immutable value.
struct SmartReport
{
    std::optional<bool> isHealthy; ///< SMART status, or NVMe's critical warnings
    std::optional<double> celsius;
    std::optional<double> powerOn; ///< seconds
    std::optional<quint64> reallocated; ///< sectors replaced; SCSI: grown defects
    std::optional<quint64> pending; ///< sectors that wait to be replaced
    std::optional<double> wear; ///< % of the flash's rated life; at 100 it may go on
    std::optional<quint64> mediaErrors; ///< that the disk could not correct
    bool isAsleep = false; ///< was not asked, so that it sleeps on
    QString message; ///< the first one of smartctl, mostly why there are no values

    bool operator==(const SmartReport&) const = default;
};

/// `text` starts with the JSON object; what follows its line does not count. Malformed when there
/// is none: an older smartctl, or an answer that was cut off.
[[nodiscard]] Result<SmartReport> parseSmartReport(QByteArrayView text);
/// smart[DEVICE].*; powerOnHours is in seconds, as every duration.
[[nodiscard]] std::vector<Sample> samplesOf(const SmartReport& report, const QString& device);

} // namespace vedette::parse
