// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace vedette::parse {

/// What one network interface did since it appeared. Immutable value.
struct NetworkCounters
{
    QString name; ///< "eth0"
    bool isVirtual = false; ///< the end of a container or of a bridge between them
    quint64 rxBytes = 0;
    quint64 rxPackets = 0;
    quint64 rxErrors = 0;
    quint64 rxDrops = 0;
    quint64 txBytes = 0;
    quint64 txPackets = 0;
    quint64 txErrors = 0;
    quint64 txDrops = 0;

    bool operator==(const NetworkCounters&) const = default;
};

/// /proc/net/dev without the loopback. Malformed when no interface can be read.
[[nodiscard]] Result<std::vector<NetworkCounters>> parseNetDev(QByteArrayView text);

/// "lo": what it carries never leaves the machine.
[[nodiscard]] bool isLoopback(QByteArrayView name);
/// By its name the end of a container, or a bridge between them: what those carry is seen once
/// more on an interface of the machine, or never leaves it.
[[nodiscard]] bool isVirtualInterface(QByteArrayView name);

} // namespace vedette::parse
