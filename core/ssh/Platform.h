// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/base/Time.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/LocalProcess.h"
#include "core/ssh/Transport.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <vector>

/// What differs between operating systems: sockets, poll, the local shell, key files, the user.
/// Called from any thread; holds no shared state.
namespace vedette::ssh::platform {

/// A socket address as the resolver gave it.
struct SocketAddress
{
    int family = 0;
    QByteArray bytes;
};

/// Two connected stream sockets, both closed on exec.
struct SocketPair
{
    FileDescriptor ours;
    FileDescriptor theirs;
};

enum class TransferState
{
    Done,
    WouldBlock,
    Closed ///< end of stream or an error: nothing more will come or go
};

struct Transfer
{
    TransferState state = TransferState::Done;
    qsizetype bytes = 0;
};

void closeDescriptor(int fd) noexcept;
void shutDown(int fd) noexcept;
/// The other side sees the end of the stream and may go on writing.
void shutDownWriting(int fd) noexcept;
[[nodiscard]] FileDescriptor duplicate(int fd);
void setNonBlocking(int fd);
/// Writing to a closed peer becomes an error instead of a signal that ends the program.
void ignoreBrokenPipes();

[[nodiscard]] Result<SocketPair> makeSocketPair();
/// Never raises a signal.
[[nodiscard]] Transfer send(int fd, QByteArrayView bytes);
[[nodiscard]] Transfer receive(int fd, char* data, qsizetype size);
/// The first bytes that wait to be received, left where they are.
[[nodiscard]] QByteArray peek(int fd);
/// Indices of the waits that are ready; a negative descriptor always is.
[[nodiscard]] std::vector<std::size_t> poll(const std::vector<Wait>& waits, milliseconds timeout);

/// Watched by the system itself (epoll(7)): readable when one of them is ready. Not open elsewhere.
[[nodiscard]] FileDescriptor makeWatch();
void watch(int set, quint64 key, const Wait& wait); ///< also what it waits for now
void unwatch(int set, int fd);
/// The keys of those that are ready now, 256 at most.
[[nodiscard]] std::vector<quint64> watched(int set);

/// Blocks for as long as the system's resolver likes: for an expendable thread only.
[[nodiscard]] Result<std::vector<SocketAddress>> resolve(const QByteArray& host, quint16 port);
/// "192.0.2.1" or "2001:db8::1", without a port.
[[nodiscard]] QString toText(const SocketAddress& address);
/// The address at the other end of a socket; empty when it has none.
[[nodiscard]] QString peerName(int fd);
/// A numeric address in its usual form ("::1" for "0:0:0:0:0:0:0:1"); a name as it is. Asks nobody.
[[nodiscard]] QByteArray usualAddress(const QByteArray& host);
/// A non-blocking connection attempt; its end is told by poll() and connectResult().
[[nodiscard]] Result<FileDescriptor> startConnect(const SocketAddress& address);
[[nodiscard]] Result<void> connectResult(int fd);
/// No Nagle delay; a dead peer is noticed within 45 s, within 30 s when data waits.
void tuneSocket(int fd);
/// Acknowledge at once for now: a waiting ACK meets Nagle on the other side (40 ms).
void quickAck(int fd);

/// A non-blocking connection to the local socket of an agent.
[[nodiscard]] Result<FileDescriptor> connectLocal(const QByteArray& path);

/// The bytes of a private key: a regular file (links are followed) of at most 1 MiB. Never blocks
/// on a FIFO. KeyUnreadable otherwise.
[[nodiscard]] Result<Secret> readKeyFile(const QString& path);

/// A text file, links followed; a character device, such as the null device, reads as empty. Never
/// blocks on a FIFO. NotFound; InvalidFile when it can't be read or is larger than `maxBytes`.
[[nodiscard]] Result<QByteArray> readTextFile(const QString& path, qsizetype maxBytes);
/// Where OpenSSH keeps the files of this computer.
[[nodiscard]] QString sshFolder();

/// Runs `sh -c script` in the C locale with no descriptor of ours but its socket.
[[nodiscard]] Result<LocalProcess> spawnShell(const QByteArray& script);
/// Runs a program that is looked for in PATH, as this program's user and in its environment, with
/// no descriptor of ours but its socket. ProxyCommandFailed; NotAvailable on Windows.
[[nodiscard]] Result<LocalProcess> startProgram(const QStringList& words);
/// How a program that was started here ended; it is still to be ended. Blocks for as long as it
/// runs: for an expendable thread only. NotFound when it was ended meanwhile.
[[nodiscard]] Result<ProcessEnd> awaitEnd(qint64 pid);
/// Kills the program with its process group and takes its exit status.
void endProcess(qint64 pid);

/// The login name of the user who runs this program; empty when it isn't known.
[[nodiscard]] QString userName();
/// Where nothing is written and nothing is read.
[[nodiscard]] const char* nullDevice();

} // namespace vedette::ssh::platform
