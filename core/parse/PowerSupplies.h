// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// Of the batteries of sysfs (Documentation/ABI/testing/sysfs-class-power): battery[NAME].percent,
/// .charging and .mains (0 while the server runs on it), power[NAME].watts and voltage[NAME].volts.
/// Not of those in a mouse or a keyboard. `files`: lines as of ClassFiles.
[[nodiscard]] std::vector<Sample> powerSupplySamples(QByteArrayView files);

/// The same of UPSs, as upsc(8) of Network UPS Tools tells: "[NAME]", then its variables, a line
/// each: "ups.status: OL CHRG". A UPS whose data are stale (no status) has no value.
[[nodiscard]] std::vector<Sample> upsSamples(QByteArrayView text);

} // namespace vedette::parse
