// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FileDescriptor.h"
#include "core/ssh/LoginTrace.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Platform.h"

#include <QString>

#include <vector>

namespace vedette::ssh {

/// IPv6 and IPv4 in turns, beginning with the family that the resolver prefers (RFC 8305, 4).
[[nodiscard]] std::vector<platform::SocketAddress>
interleaved(std::vector<platform::SocketAddress> addresses);

/// Connects, tuned, to the first of `addresses` that answers, the next one starting 250 ms after
/// the last or as soon as one failed. At most 5 s.
[[nodiscard]] Result<FileDescriptor>
connectToAny(const std::vector<platform::SocketAddress>& addresses, Patience& patience);

/// What a resolver is asked for: an international name in its ASCII form, else the name as it is.
[[nodiscard]] QByteArray lookupName(const QString& host);

/// The addresses of a host, in the order in which they are tried; takes 5 s of the time at most.
/// NameNotFound, Unreachable, Timeout, Cancelled.
[[nodiscard]] Result<std::vector<platform::SocketAddress>>
lookUp(const QString& host, quint16 port, Patience& patience);

/// A connected, tuned TCP socket to `host`: lookUp() and connectToAny().
/// NameNotFound, Refused, Unreachable, Timeout, Cancelled.
[[nodiscard]] Result<FileDescriptor>
dial(const QString& host, quint16 port, Patience& patience, LoginTrace& trace);

} // namespace vedette::ssh
