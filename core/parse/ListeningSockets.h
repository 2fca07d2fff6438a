// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/ListeningPort.h"
#include "core/model/Snapshot.h"
#include "core/parse/IpAddress.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// The sockets that wait, sorted by port, protocol and address, each once.
struct ListeningSockets
{
    PortTable table; ///< at most 1,000
    int total = 0;
    bool isComplete = false; ///< all were told: the text ends with "end 0"

    bool operator==(const ListeningSockets&) const = default;
};

/// The output of `ss -ltun`, with or without -p, of any age: with heading, "*" or "0.0.0.0" for all
/// addresses. Malformed without heading, socket and end.
[[nodiscard]] Result<ListeningSockets> parseSocketList(QByteArrayView text);

/// Lines of /proc/net/tcp, tcp6, udp and udp6 with the names of their files, as grep(1) prints
/// them.
[[nodiscard]] Result<ListeningSockets> parseNetSockets(QByteArrayView text, ByteOrder order);

/// What `od -x` makes of the bytes 1 and 0 on that machine.
[[nodiscard]] std::optional<ByteOrder> parseByteOrder(QByteArrayView text);

/// ports.listening; nothing where not all are known.
[[nodiscard]] std::vector<Sample> samplesOf(const ListeningSockets& sockets);

} // namespace vedette::parse
