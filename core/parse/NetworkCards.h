// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Hardware.h"

#include <QByteArrayView>
#include <QList>

namespace vedette::parse {

/// The interfaces of /sys/class/net that have a device, as rows "file=content" with name, address,
/// operstate, speed (Mbit/s) and driver (a path). At most maxEntities. Malformed when none has a
/// name.
[[nodiscard]] Result<QList<NetworkCard>> parseNetworkCards(QByteArrayView text);

} // namespace vedette::parse
