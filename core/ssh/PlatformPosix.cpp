// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Platform.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#ifdef Q_OS_LINUX
#include <sys/epoll.h>
#endif
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::ssh::platform {

namespace {

QString errnoText(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

ErrorCode codeOf(int error)
{
    switch (error) {
    case ECONNREFUSED:
        return ErrorCode::Refused;
    case ETIMEDOUT:
        return ErrorCode::Timeout;
    case ECONNRESET:
    case EPIPE:
        return ErrorCode::ConnectionLost;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case ENOBUFS:
        return ErrorCode::Internal;
    default:
        return ErrorCode::Unreachable;
    }
}

tl::unexpected<Error> failErrno(int error)
{
    return fail(codeOf(error), errnoText(error), error);
}

void setOption(int fd, int level, int name, int value)
{
    // A missing option costs comfort, not correctness: the login's deadline stands anyway.
    (void)::setsockopt(fd, level, name, &value, sizeof value);
}

bool wouldBlock(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

FileDescriptor openSocket(int family)
{
#ifdef SOCK_CLOEXEC
    return FileDescriptor{::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
#else
    FileDescriptor fd{::socket(family, SOCK_STREAM, 0)};
    if (fd.isOpen()) {
        (void)::fcntl(fd.get(), F_SETFD, FD_CLOEXEC);
        setNonBlocking(fd.get());
    }
    return fd;
#endif
}

Result<FileDescriptor> connectSocket(FileDescriptor fd, const sockaddr* address, socklen_t size)
{
    if (!fd.isOpen()) {
        return failErrno(errno);
    }
    if (::connect(fd.get(), address, size) != 0 && errno != EINPROGRESS && errno != EINTR) {
        return failErrno(errno);
    }
    return fd;
}

/// There is no such name, or it has no address. All else, as a name server that refuses to answer
/// (EAI_FAIL), says nothing of the name.
bool isDefinite(int lookupError)
{
#ifdef EAI_NODATA
    if (lookupError == EAI_NODATA) {
        return true;
    }
#endif
#ifdef EAI_ADDRFAMILY
    if (lookupError == EAI_ADDRFAMILY) {
        return true;
    }
#endif
    return lookupError == EAI_NONAME;
}

short eventsOf(const Wait& wait)
{
    return static_cast<short>((wait.wantsRead ? POLLIN : 0) | (wait.wantsWrite ? POLLOUT : 0));
}

} // namespace

void closeDescriptor(int fd) noexcept
{
    (void)::close(fd);
}

void shutDown(int fd) noexcept
{
    (void)::shutdown(fd, SHUT_RDWR);
}

void shutDownWriting(int fd) noexcept
{
    (void)::shutdown(fd, SHUT_WR);
}

FileDescriptor duplicate(int fd)
{
    return FileDescriptor{::fcntl(fd, F_DUPFD_CLOEXEC, 0)};
}

void setNonBlocking(int fd)
{
    (void)::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

void ignoreBrokenPipes()
{
    (void)std::signal(SIGPIPE, SIG_IGN);
}

Result<SocketPair> makeSocketPair()
{
    std::array<int, 2> fds{-1, -1};
#ifdef SOCK_CLOEXEC
    const int rc = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data());
#else
    const int rc = ::socketpair(AF_UNIX, SOCK_STREAM, 0, fds.data());
#endif
    if (rc != 0) {
        return failErrno(errno);
    }
#ifndef SOCK_CLOEXEC
    (void)::fcntl(fds[0], F_SETFD, FD_CLOEXEC);
    (void)::fcntl(fds[1], F_SETFD, FD_CLOEXEC);
#endif
    return SocketPair{FileDescriptor{fds[0]}, FileDescriptor{fds[1]}};
}

Transfer send(int fd, QByteArrayView bytes)
{
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL;
#else
    constexpr int flags = 0;
#endif
    const auto count = ::send(fd, bytes.data(), static_cast<std::size_t>(bytes.size()), flags);
    if (count >= 0) {
        return {TransferState::Done, count};
    }
    return {wouldBlock(errno) ? TransferState::WouldBlock : TransferState::Closed, 0};
}

Transfer receive(int fd, char* data, qsizetype size)
{
    const auto count = ::recv(fd, data, static_cast<std::size_t>(size), 0);
    if (count > 0) {
        return {TransferState::Done, count};
    }
    const bool again = count < 0 && wouldBlock(errno);
    return {again ? TransferState::WouldBlock : TransferState::Closed, 0};
}

QByteArray peek(int fd)
{
    std::array<char, 256> bytes{};
    const auto count = ::recv(fd, bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
    return count > 0 ? QByteArray(bytes.data(), count) : QByteArray();
}

std::vector<std::size_t> poll(const std::vector<Wait>& waits, milliseconds timeout)
{
    std::vector<pollfd> entries;
    entries.reserve(waits.size());
    for (const Wait& wait : waits) {
        entries.push_back({wait.fd, eventsOf(wait), 0});
        timeout = wait.fd < 0 ? milliseconds::zero() : timeout;
    }
    constexpr milliseconds::rep longest = 1'000'000'000;
    const auto bounded = std::clamp<milliseconds::rep>(timeout.count(), 0, longest);
    (void)::poll(entries.data(), static_cast<nfds_t>(entries.size()), static_cast<int>(bounded));

    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].fd < 0 || entries[i].revents != 0) {
            ready.push_back(i);
        }
    }
    return ready;
}

#ifdef Q_OS_LINUX
FileDescriptor makeWatch()
{
    return FileDescriptor{::epoll_create1(EPOLL_CLOEXEC)};
}

void watch(int set, quint64 key, const Wait& wait)
{
    epoll_event event{};
    event.events = (wait.wantsRead ? EPOLLIN : 0U) | (wait.wantsWrite ? EPOLLOUT : 0U);
    event.data.u64 = key;
    if (::epoll_ctl(set, EPOLL_CTL_MOD, wait.fd, &event) != 0 && errno == ENOENT) {
        (void)::epoll_ctl(set, EPOLL_CTL_ADD, wait.fd, &event);
    }
}

void unwatch(int set, int fd)
{
    (void)::epoll_ctl(set, EPOLL_CTL_DEL, fd, nullptr); // a closed one went by itself
}

std::vector<quint64> watched(int set)
{
    std::array<epoll_event, 256> events{};
    const int count = ::epoll_wait(set, events.data(), static_cast<int>(events.size()), 0);
    std::vector<quint64> keys;
    for (int i = 0; i < count; ++i) {
        keys.push_back(events.at(static_cast<std::size_t>(i)).data.u64);
    }
    return keys;
}
#else
FileDescriptor makeWatch()
{
    return {};
}

void watch(int /*set*/, quint64 /*key*/, const Wait& /*wait*/)
{ }

void unwatch(int /*set*/, int /*fd*/)
{ }

std::vector<quint64> watched(int /*set*/)
{
    return {};
}
#endif

Result<std::vector<SocketAddress>> resolve(const QByteArray& host, quint16 port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* list = nullptr;
    const QByteArray service = QByteArray::number(port);
    const int rc = ::getaddrinfo(host.constData(), service.constData(), &hints, &list);
    if (rc != 0) {
        return fail(isDefinite(rc) ? ErrorCode::NameNotFound : ErrorCode::Unreachable,
                    QString::fromLocal8Bit(::gai_strerror(rc)),
                    rc);
    }
    std::vector<SocketAddress> addresses;
    for (const addrinfo* entry = list; entry != nullptr; entry = entry->ai_next) {
        const auto size = static_cast<qsizetype>(entry->ai_addrlen);
        addresses.push_back(
            {entry->ai_family, QByteArray(reinterpret_cast<const char*>(entry->ai_addr), size)});
    }
    ::freeaddrinfo(list);
    return addresses;
}

QString toText(const SocketAddress& address)
{
    std::array<char, NI_MAXHOST> text{};
    const int rc = ::getnameinfo(reinterpret_cast<const sockaddr*>(address.bytes.constData()),
                                 static_cast<socklen_t>(address.bytes.size()),
                                 text.data(),
                                 text.size(),
                                 nullptr,
                                 0,
                                 NI_NUMERICHOST);
    return rc == 0 ? QString::fromLatin1(text.data()) : QString();
}

QString peerName(int fd)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getpeername(fd, reinterpret_cast<sockaddr*>(&storage), &size) != 0) {
        return {};
    }
    return toText({storage.ss_family, QByteArray(reinterpret_cast<const char*>(&storage), size)});
}

QByteArray usualAddress(const QByteArray& host)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo* list = nullptr;
    if (::getaddrinfo(host.constData(), nullptr, &hints, &list) != 0) {
        return host;
    }
    std::array<char, NI_MAXHOST> text{};
    const int rc = ::getnameinfo(
        list->ai_addr, list->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    ::freeaddrinfo(list);
    return rc == 0 ? QByteArray(text.data()) : host;
}

Result<FileDescriptor> startConnect(const SocketAddress& address)
{
    sockaddr_storage storage{};
    const auto size
        = std::min<std::size_t>(static_cast<std::size_t>(address.bytes.size()), sizeof storage);
    std::memcpy(&storage, address.bytes.constData(), size);
    return connectSocket(openSocket(address.family),
                         reinterpret_cast<const sockaddr*>(&storage),
                         static_cast<socklen_t>(size));
}

Result<void> connectResult(int fd)
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0) {
        error = errno;
    }
    if (error != 0) {
        return failErrno(error);
    }
    return {};
}

void tuneSocket(int fd)
{
    setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
#ifdef TCP_KEEPIDLE
    setOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, 15);
#elif defined(TCP_KEEPALIVE)
    setOption(fd, IPPROTO_TCP, TCP_KEEPALIVE, 15);
#endif
    setOption(fd, IPPROTO_TCP, TCP_KEEPINTVL, 15);
    setOption(fd, IPPROTO_TCP, TCP_KEEPCNT, 3);
#ifdef TCP_USER_TIMEOUT
    setOption(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, 30'000);
#endif
}

void quickAck([[maybe_unused]] int fd)
{
#ifdef TCP_QUICKACK
    setOption(fd, IPPROTO_TCP, TCP_QUICKACK, 1);
#endif
}

Result<FileDescriptor> connectLocal(const QByteArray& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || static_cast<std::size_t>(path.size()) >= sizeof address.sun_path) {
        return fail(ErrorCode::Unreachable, u"no usable socket path"_s);
    }
    std::copy(path.begin(), path.end(), std::begin(address.sun_path));
    return connectSocket(
        openSocket(AF_UNIX), reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

} // namespace vedette::ssh::platform
