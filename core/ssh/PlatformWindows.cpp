// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: written against the documentation, never run.
#include "core/ssh/Platform.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstring>

#include <winsock2.h>
#include <ws2tcpip.h>
// After the socket headers.
#include <lmcons.h>
#include <windows.h>

using namespace Qt::StringLiterals;

namespace vedette::ssh::platform {

namespace {

constexpr qsizetype maxKeyFileBytes = 1024LL * 1024;

SOCKET toSocket(int fd)
{
    return static_cast<SOCKET>(fd);
}

FileDescriptor owned(SOCKET socket)
{
    return socket == INVALID_SOCKET ? FileDescriptor() : FileDescriptor{static_cast<int>(socket)};
}

ErrorCode codeOf(int error)
{
    switch (error) {
    case WSAECONNREFUSED:
        return ErrorCode::Refused;
    case WSAETIMEDOUT:
        return ErrorCode::Timeout;
    case WSAECONNRESET:
    case WSAECONNABORTED:
        return ErrorCode::ConnectionLost;
    case WSAEMFILE:
    case WSAENOBUFS:
        return ErrorCode::Internal;
    default:
        return ErrorCode::Unreachable;
    }
}

tl::unexpected<Error> failSocket(int error)
{
    return fail(codeOf(error), qt_error_string(error), error);
}

void startSockets()
{
    static const int started = [] {
        WSADATA data{};
        return ::WSAStartup(MAKEWORD(2, 2), &data);
    }();
    (void)started;
}

void setOption(int fd, int level, int name, DWORD value)
{
    (void)::setsockopt(
        toSocket(fd), level, name, reinterpret_cast<const char*>(&value), sizeof value);
}

} // namespace

void closeDescriptor(int fd) noexcept
{
    (void)::closesocket(toSocket(fd));
}

void shutDown(int fd) noexcept
{
    (void)::shutdown(toSocket(fd), SD_BOTH);
}

void shutDownWriting(int fd) noexcept
{
    (void)::shutdown(toSocket(fd), SD_SEND);
}

FileDescriptor duplicate(int fd)
{
    WSAPROTOCOL_INFOW info{};
    if (::WSADuplicateSocketW(toSocket(fd), ::GetCurrentProcessId(), &info) != 0) {
        return {};
    }
    constexpr DWORD flags = WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT;
    return owned(
        ::WSASocketW(info.iAddressFamily, info.iSocketType, info.iProtocol, &info, 0, flags));
}

void setNonBlocking(int fd)
{
    u_long on = 1;
    (void)::ioctlsocket(toSocket(fd), FIONBIO, &on);
}

void ignoreBrokenPipes()
{
    startSockets();
}

Result<SocketPair> makeSocketPair()
{
    startSockets();
    const FileDescriptor listener = owned(::socket(AF_INET, SOCK_STREAM, 0));
    FileDescriptor client = owned(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    int size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool isConnected = ::bind(toSocket(listener.get()), generic, size) == 0
        && ::listen(toSocket(listener.get()), 1) == 0
        && ::getsockname(toSocket(listener.get()), generic, &size) == 0
        && ::connect(toSocket(client.get()), generic, size) == 0;
    if (!isConnected) {
        return failSocket(::WSAGetLastError());
    }
    FileDescriptor server = owned(::accept(toSocket(listener.get()), nullptr, nullptr));
    return SocketPair{std::move(client), std::move(server)};
}

Transfer send(int fd, QByteArrayView bytes)
{
    const int count = ::send(toSocket(fd), bytes.data(), static_cast<int>(bytes.size()), 0);
    if (count >= 0) {
        return {TransferState::Done, count};
    }
    const bool again = ::WSAGetLastError() == WSAEWOULDBLOCK;
    return {again ? TransferState::WouldBlock : TransferState::Closed, 0};
}

Transfer receive(int fd, char* data, qsizetype size)
{
    const int count = ::recv(toSocket(fd), data, static_cast<int>(size), 0);
    if (count > 0) {
        return {TransferState::Done, count};
    }
    const bool again = count < 0 && ::WSAGetLastError() == WSAEWOULDBLOCK;
    return {again ? TransferState::WouldBlock : TransferState::Closed, 0};
}

QByteArray peek(int /*fd*/)
{
    return {}; // the socket may be blocking here, and Windows can't peek without waiting
}

std::vector<std::size_t> poll(const std::vector<Wait>& waits, milliseconds timeout)
{
    std::vector<WSAPOLLFD> entries;
    entries.reserve(waits.size());
    for (const Wait& wait : waits) {
        const int events = (wait.wantsRead ? POLLRDNORM : 0) | (wait.wantsWrite ? POLLWRNORM : 0);
        const SOCKET socket = wait.fd < 0 ? INVALID_SOCKET : toSocket(wait.fd);
        entries.push_back({socket, static_cast<SHORT>(events), 0});
        timeout = wait.fd < 0 ? milliseconds::zero() : timeout;
    }
    constexpr milliseconds::rep longest = 1'000'000'000;
    const auto bounded = std::clamp<milliseconds::rep>(timeout.count(), 0, longest);
    (void)::WSAPoll(entries.data(), static_cast<ULONG>(entries.size()), static_cast<INT>(bounded));

    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (waits[i].fd < 0 || entries[i].revents != 0) {
            ready.push_back(i);
        }
    }
    return ready;
}

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

Result<std::vector<SocketAddress>> resolve(const QByteArray& host, quint16 port)
{
    startSockets();
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    const QByteArray service = QByteArray::number(port);
    const int rc = ::getaddrinfo(host.constData(), service.constData(), &hints, &list);
    if (rc != 0) {
        const bool isDefinite = rc == WSAHOST_NOT_FOUND || rc == WSANO_DATA;
        return fail(
            isDefinite ? ErrorCode::NameNotFound : ErrorCode::Unreachable, qt_error_string(rc), rc);
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
                                 static_cast<DWORD>(text.size()),
                                 nullptr,
                                 0,
                                 NI_NUMERICHOST);
    return rc == 0 ? QString::fromLatin1(text.data()) : QString();
}

QString peerName(int fd)
{
    sockaddr_storage storage{};
    int size = sizeof storage;
    if (::getpeername(static_cast<SOCKET>(fd), reinterpret_cast<sockaddr*>(&storage), &size) != 0) {
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
    const int rc = ::getnameinfo(list->ai_addr,
                                 static_cast<socklen_t>(list->ai_addrlen),
                                 text.data(),
                                 static_cast<DWORD>(text.size()),
                                 nullptr,
                                 0,
                                 NI_NUMERICHOST);
    ::freeaddrinfo(list);
    return rc == 0 ? QByteArray(text.data()) : host;
}

Result<FileDescriptor> startConnect(const SocketAddress& address)
{
    FileDescriptor fd = owned(::socket(address.family, SOCK_STREAM, 0));
    if (!fd.isOpen()) {
        return failSocket(::WSAGetLastError());
    }
    setNonBlocking(fd.get());
    const auto* generic = reinterpret_cast<const sockaddr*>(address.bytes.constData());
    if (::connect(toSocket(fd.get()), generic, static_cast<int>(address.bytes.size())) != 0
        && ::WSAGetLastError() != WSAEWOULDBLOCK) {
        return failSocket(::WSAGetLastError());
    }
    return fd;
}

Result<void> connectResult(int fd)
{
    int error = 0;
    int size = sizeof error;
    (void)::getsockopt(toSocket(fd), SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&error), &size);
    if (error != 0) {
        return failSocket(error);
    }
    return {};
}

void tuneSocket(int fd)
{
    setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, 15);
    setOption(fd, IPPROTO_TCP, TCP_KEEPINTVL, 15);
    setOption(fd, IPPROTO_TCP, TCP_KEEPCNT, 3);
}

void quickAck(int /*fd*/)
{ }

Result<FileDescriptor> connectLocal(const QByteArray& /*path*/)
{
    return fail(ErrorCode::NotAvailable, u"libssh reaches no agent on Windows"_s);
}

Result<Secret> readKeyFile(const QString& path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || info.size() > maxKeyFileBytes || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::KeyUnreadable, u"no readable file of at most 1 MiB"_s);
    }
    QByteArray bytes = file.readAll();
    Secret secret(bytes);
    wipeMemory(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return secret;
}

Result<LocalProcess> spawnShell(const QByteArray& /*script*/)
{
    return fail(ErrorCode::NotAvailable, u"there is no local shell on Windows"_s);
}

Result<LocalProcess> startProgram(const QStringList& /*words*/)
{
    return fail(ErrorCode::NotAvailable, u"a ProxyCommand is not run on Windows"_s);
}

Result<ProcessEnd> awaitEnd(qint64 /*pid*/)
{
    return fail(ErrorCode::NotFound);
}

void endProcess(qint64 /*pid*/)
{ }

QString userName()
{
    std::array<wchar_t, UNLEN + 1> name{};
    DWORD size = static_cast<DWORD>(name.size());
    return ::GetUserNameW(name.data(), &size) != 0 ? QString::fromWCharArray(name.data())
                                                   : QString();
}

const char* nullDevice()
{
    return "NUL";
}

} // namespace vedette::ssh::platform
