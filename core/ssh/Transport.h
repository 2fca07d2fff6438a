// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/base/Result.h"

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette::ssh {

/// What a transport waits for, to be given to a Poller.
struct Wait
{
    int fd = -1;
    bool wantsRead = true;
    bool wantsWrite = false;
};

/// One answer of the remote shell, without its frame.
struct ShellReply
{
    QByteArray output;
    int exitCode = 0;
    std::chrono::microseconds roundTrip{0};
};

class FileTransport;

/// A persistent shell: one request, one framed reply, and a file descriptor to wait on in between.
/// Lives with a ServerContext: any thread, but never two at once. Nothing here blocks.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    /// Starts the request, and the shell if this is its first: `command` is one line, constant text
    /// of ours. Fails with Internal while another runs, with ConnectionLost on a dead session, and
    /// as openBeside() has it.
    [[nodiscard]] virtual Result<void> start(const QByteArray& command) = 0;
    /// Call when the fd is ready: writes what waits, reads what came. The reply once its frame is
    /// complete. ConnectionLost at EOF, OutputTooLarge over 1 MiB (the session is shut), Malformed
    /// on a broken frame.
    [[nodiscard]] virtual Result<std::optional<ShellReply>> advance() = 0;
    /// The request that runs is given up: its answer is dropped when it comes. The next one is
    /// answered after it, since a shell does one thing at a time.
    virtual void abandon() = 0;
    /// Sends a line feed to what runs: a script of the user's ends on it (vd_custom), with its
    /// answer; anything else leaves it to the shell, for which it is an empty request.
    virtual void interrupt() { }
    /// Asks the other side for a sign of life and does not wait for it: it counts as received.
    /// Call advance() next. False for a local shell, which can't vanish unnoticed.
    [[nodiscard]] virtual bool keepAlive() = 0;
    /// Another shell on the same connection, or computer, which knows the functions of `prelude`;
    /// on a server it opens with its first request. The connection ends with whichever goes last.
    /// NotAvailable where the fixed probe is all that may run; a server that allows no other one
    /// says so by start() or advance() (ServerLimits, CommandFailed), and this one goes on.
    [[nodiscard]] virtual Result<std::unique_ptr<Transport>> openBeside(const QByteArray& prelude)
        = 0;
    /// The files of the same connection, to be read without a process; opened by advance(), and
    /// refused by it (ServerLimits, NotAvailable). NotAvailable where there can be none.
    [[nodiscard]] virtual Result<std::unique_ptr<FileTransport>> openFiles() = 0;
    [[nodiscard]] virtual Wait wait() const = 0;
    /// When advance() is to be called though nothing came: a limit of its own for what runs.
    [[nodiscard]] virtual std::optional<Deadline> deadline() const { return std::nullopt; }
    /// Bytes received since login, for the footprint: of the whole connection.
    [[nodiscard]] virtual qint64 bytesReceived() const = 0;
    /// Bytes sent since login; none to a local shell.
    [[nodiscard]] virtual qint64 bytesSent() const = 0;
    /// SSH channels that are open for it alone; none for a local shell.
    [[nodiscard]] virtual int channels() const = 0;
};

/// Largest reply of one request; more ends the session (hostile or broken server).
inline constexpr qsizetype maxReplyBytes = 1024LL * 1024;

} // namespace vedette::ssh
