// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Platform.h"

#include <QtGlobal>

namespace vedette::test {

/// A listening, non-blocking socket on a loopback address.
struct LoopbackListener
{
    ssh::FileDescriptor socket;
    quint16 port = 0;
};

/// On 127.0.0.`host`; where the system has more than the first of them (Linux).
[[nodiscard]] LoopbackListener listenOnLoopback(quint8 host = 1);

/// A port of 127.0.0.1 that a daemon can take, unless somebody else is quicker.
[[nodiscard]] quint16 freePort();

/// The port of 127.0.0.1 that this process holds without listening: a connection to it is refused.
[[nodiscard]] quint16 refusingPort();

/// A port of 127.0.0.1, as a resolver tells it.
[[nodiscard]] ssh::platform::SocketAddress loopbackAddress(quint16 port);

/// Descriptors that this process has open.
[[nodiscard]] int openDescriptors();

} // namespace vedette::test
