// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// temperature[].celsius, fan[].rpm, voltage[].volts and power[].watts of the kernel's hardware
/// monitors (Documentation/hwmon/sysfs-interface) and, where those have none of it,
/// of its thermal zones.
///
/// A sensor is named by its chip and its label: "coretemp Package id 0"; of several chips of one
/// name all but the first bear a number in the order of their devices: "nvme #2 Composite". Neither
/// depends on the numbers of hwmon, which change from boot to boot.
///
/// `files`: lines as of ClassFiles. `chips`: "hwmon2 /sys/devices/…", a line each; only these are
/// told of. Of at most maxEntities sensors.
[[nodiscard]] std::vector<Sample> sensorSamples(QByteArrayView files, QByteArrayView chips);

} // namespace vedette::parse
