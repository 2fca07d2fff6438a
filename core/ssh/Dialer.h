// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/AddressBook.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/HostSession.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Platform.h"

#include <QString>

#include <vector>

namespace vedette::ssh {

/// IPv6 and IPv4 in turns, beginning with the family that the resolver prefers (RFC 8305, 4).
[[nodiscard]] std::vector<platform::SocketAddress>
interleaved(std::vector<platform::SocketAddress> addresses);

/// A connected, tuned TCP socket.
struct Connection
{
    FileDescriptor socket;
    platform::SocketAddress address; ///< the one that answered
};

/// Connects to the first of `addresses` that answers, the next one starting 250 ms after the last
/// or as soon as one failed. At most 5 s.
[[nodiscard]] Result<Connection> connectToAny(const std::vector<platform::SocketAddress>& addresses,
                                              Patience& patience);

/// What a resolver is asked for: an international name in its ASCII form, else the name as it is.
[[nodiscard]] QByteArray lookupName(const QString& host);

/// Whom to reach, and who knows where that is.
struct DialTarget
{
    QString host;
    quint16 port = 0;
    AddressBook* addresses = nullptr; ///< null: the system is asked, and nothing is remembered
};

/// A connected, tuned TCP socket to one of the target's addresses, of which 16 are tried: those
/// that the resolver tells, or when nobody could tell any the last good one. A name that there is
/// not is told, whatever was known before. NameNotFound, Refused, Unreachable, Timeout, Cancelled.
[[nodiscard]] Result<FileDescriptor> dial(const DialTarget& target, Attempt& attempt);

/// The login worked: what was dialled is the target's last good address.
void remember(const DialTarget& target, const Attempt& attempt);

} // namespace vedette::ssh
