// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/SftpCodec.h"
#include "core/ssh/Transport.h"

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace vedette::ssh {

/// A file that is to be read, and how the server's kernel gives it.
struct FileAsk
{
    /// proc(5): what is made as one text, with a single read(2).
    static constexpr qsizetype oneText = 0;
    /// Records of any length: only the end of the file tells the end.
    static constexpr qsizetype anyLength = 1024LL * 1024;

    QByteArray path; ///< absolute
    /// Most files of many records are given as many at a time as fit into a page, and by this much
    /// a piece that is shorter than a page is known as the last one.
    qsizetype longestRecord = anyLength;
    qsizetype atMost = 0; ///< its beginning is enough; 0: all of it
};

/// A mounted file system whose space is to be told.
struct SpaceAsk
{
    QByteArray path; ///< its mount point
    bool mayHang = false; ///< it rests on another machine: asked once everything else is answered
};

struct FileRequest
{
    std::vector<FileAsk> files; ///< 64 at most, each path once
    std::vector<SpaceAsk> spaces;
};

/// NotAvailable: there is no such file; PermissionDenied; Timeout: no answer yet; OutputTooLarge.
struct FileAnswer
{
    QByteArray path;
    Result<QByteArray> content;
};

/// Also NotAvailable where the server knows no statvfs.
struct SpaceAnswer
{
    QByteArray path;
    Result<FileSystemFigures> figures;
};

/// In the order of the request.
struct FileReply
{
    std::vector<FileAnswer> files;
    std::vector<SpaceAnswer> spaces;
    std::chrono::microseconds roundTrip{0};
};

/// Files of a server, read again and again without a process there: one request, one reply, and a
/// file descriptor to wait on in between.
/// Lives with a ServerContext: any thread, but never two at once. Nothing here blocks.
///
/// It may share its session with a Transport, and each of the two takes in what came for both: when
/// the descriptor is ready, or after keepAlive(), advance() both.
class FileTransport
{
public:
    FileTransport() = default;
    FileTransport(const FileTransport&) = delete;
    FileTransport& operator=(const FileTransport&) = delete;
    virtual ~FileTransport() = default;

    /// False while it is being opened.
    [[nodiscard]] virtual bool isReady() const = 0;
    /// Whether it can ask for the space of file systems; once it is ready.
    [[nodiscard]] virtual bool tellsSpace() const = 0;
    /// Internal while it is not ready or another request runs; Timeout while the server owes an
    /// answer to one that was given up: it does one thing at a time, so nothing would come. That
    /// one alone leaves the transport as it was.
    [[nodiscard]] virtual Result<void> start(const FileRequest& request) = 0;
    /// Call when the fd is ready: opens further, writes what waits, reads what came. The reply once
    /// it is complete. After an error the transport is of no more use: NotAvailable (the server
    /// offers no files), ServerLimits (it opens no further channel), ConnectionLost, Malformed.
    [[nodiscard]] virtual Result<std::optional<FileReply>> advance() = 0;
    /// What has come of the request that runs; the rest is Timeout. Late answers are dropped.
    [[nodiscard]] virtual FileReply giveUp() = 0;
    /// The mount point whose file system the server is at, also for a request that was given up;
    /// empty: none.
    [[nodiscard]] virtual QByteArray hangsAt() const = 0;
    /// Of a request that was given up: start() would fail with Timeout.
    [[nodiscard]] virtual bool owesAnswer() const = 0;
    /// Another one on the same connection, opened while it is used; null when that has ended.
    [[nodiscard]] virtual std::unique_ptr<FileTransport> openBeside() = 0;
    [[nodiscard]] virtual Wait wait() const = 0;
    /// As Transport::keepAlive().
    virtual void keepAlive() = 0;
    /// Of the whole session, since login.
    [[nodiscard]] virtual qint64 bytesReceived() const = 0;
    [[nodiscard]] virtual qint64 bytesSent() const = 0;
};

} // namespace vedette::ssh
