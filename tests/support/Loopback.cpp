// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Loopback.h"

#include <QDir>

#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

/// A non-blocking socket of a port that the kernel chose, not yet listening.
LoopbackListener bindToLoopback(quint8 host = 1)
{
    ssh::FileDescriptor fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl((INADDR_LOOPBACK & ~0xFFU) | host);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(fd.get(), generic, size) != 0 || ::getsockname(fd.get(), generic, &size) != 0) {
        throw std::runtime_error("no loopback port");
    }
    return {std::move(fd), ntohs(address.sin_port)};
}

} // namespace

LoopbackListener listenOnLoopback(quint8 host)
{
    LoopbackListener bound = bindToLoopback(host);
    if (::listen(bound.socket.get(), 64) != 0) {
        throw std::runtime_error("no loopback port");
    }
    return bound;
}

quint16 freePort()
{
    return bindToLoopback().port;
}

quint16 refusingPort()
{
    static const LoopbackListener held = bindToLoopback();
    return held.port;
}

ssh::platform::SocketAddress loopbackAddress(quint16 port)
{
    return ssh::platform::resolve("127.0.0.1", port)->front();
}

int openDescriptors()
{
    return static_cast<int>(QDir(u"/proc/self/fd"_s)
                                .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                                .size());
}

} // namespace vedette::test
