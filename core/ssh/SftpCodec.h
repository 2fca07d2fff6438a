// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// The part of SFTP version 3 (draft-ietf-secsh-filexfer-02) that reads files and, by an extension
/// of OpenSSH (its PROTOCOL, 4.4), asks for the space of file systems. Pure functions.
namespace vedette::ssh {

/// The longest packet, without its length, that is taken; as sftp-server(8) has it.
inline constexpr quint32 maxSftpPacket = 256 * 1024;
/// What every server gives in one piece (draft, 3).
inline constexpr quint32 sftpPieceBytes = 32 * 1024;

// Requests: whole packets. Those but the first one are answered under their id.
[[nodiscard]] QByteArray sftpInit();
[[nodiscard]] QByteArray sftpOpen(quint32 id, QByteArrayView path); ///< to be read only
[[nodiscard]] QByteArray sftpClose(quint32 id, QByteArrayView handle);
[[nodiscard]] QByteArray sftpStatVfs(quint32 id, QByteArrayView path);

/// A piece of an open file.
struct SftpPiece
{
    quint64 offset = 0;
    quint32 bytes = sftpPieceBytes;
};
[[nodiscard]] QByteArray sftpRead(quint32 id, QByteArrayView handle, const SftpPiece& piece);

/// SSH_FXP_VERSION, with the pairs of name and data.
struct SftpVersion
{
    quint32 version = 0;
    std::vector<std::pair<QByteArrayView, QByteArrayView>> extensions;
};

/// SSH_FXP_HANDLE
struct SftpHandle
{
    quint32 id = 0;
    QByteArrayView handle; ///< 256 bytes at most
};

/// SSH_FXP_DATA
struct SftpData
{
    quint32 id = 0;
    QByteArrayView bytes;
};

enum class SftpCode : quint32
{
    Ok = 0,
    EndOfFile = 1,
    NoSuchFile = 2,
    PermissionDenied = 3,
    Failure = 4 ///< this one, and all others: an error of the server's system
};

/// SSH_FXP_STATUS
struct SftpStatus
{
    quint32 id = 0;
    SftpCode code = SftpCode::Ok;
    QByteArrayView message; ///< the server's own words; some servers leave them out
};

/// SSH_FXP_EXTENDED_REPLY
struct SftpExtended
{
    quint32 id = 0;
    QByteArrayView body;
};

/// Views live as long as the packet.
using SftpAnswer = std::variant<SftpVersion, SftpHandle, SftpData, SftpStatus, SftpExtended>;

/// A packet without its length. Malformed when it is none of the above, or when a string of it ends
/// outside.
[[nodiscard]] Result<SftpAnswer> decodeSftp(QByteArrayView packet);

/// What statvfs(3) tells.
struct FileSystemFigures
{
    quint64 blockBytes = 0; ///< f_frsize, or f_bsize where that is zero: the unit of blocks
    quint64 blocks = 0;
    quint64 freeBlocks = 0;
    quint64 availableBlocks = 0; ///< to an ordinary user
    quint64 inodes = 0; ///< zero: the file system has no fixed number of them
    quint64 freeInodes = 0;

    bool operator==(const FileSystemFigures&) const = default;
};

/// The body of the answer to sftpStatVfs(). Malformed when it is too short.
[[nodiscard]] Result<FileSystemFigures> decodeStatVfs(QByteArrayView body);

/// Cuts a stream into packets. Holds no more than one that is incomplete, and what was added last.
class SftpPackets final
{
public:
    void add(QByteArrayView bytes);
    /// The next one, without its length; it lives until the next call. Malformed when it is empty
    /// or longer than maxSftpPacket.
    [[nodiscard]] Result<std::optional<QByteArrayView>> next();

private:
    QByteArray m_buffer;
    qsizetype m_taken = 0;
};

} // namespace vedette::ssh
