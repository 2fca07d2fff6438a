// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/SftpReader.h"

#include <QByteArray>
#include <QList>

#include <map>
#include <vector>

namespace vedette::test {

/// Numbers and strings of the wire, as another program would write them.
[[nodiscard]] QByteArray wireNumber(quint32 value);
[[nodiscard]] QByteArray wireLong(quint64 value);
[[nodiscard]] QByteArray wireText(const QByteArray& text);
/// A whole packet.
[[nodiscard]] QByteArray sftpPacket(int type, const QByteArray& body);
/// An SSH_FXP_VERSION of OpenSSH's server.
[[nodiscard]] QByteArray sftpGreeting();
/// The body of an answer to statvfs: the figures are `first`, `first` + 1, …
[[nodiscard]] QByteArray statVfsBody(quint64 first);

/// The other side of an SftpReader: files in memory, given in pieces as the kernel would.
/// Serves one request after another; one that hangs holds up all others.
class FakeSftp final
{
public:
    /// A file: what each read gives, until the end.
    void setFile(const QByteArray& path, const QList<QByteArray>& pieces);
    /// Open handles of it fail from now on, and it can't be opened.
    void removeFile(const QByteArray& path);
    /// It can't be opened, with that status.
    void refuse(const QByteArray& path, quint32 status) { m_refusals[path] = status; }
    /// The file system that is not answered for, with all that comes after it; empty: it wakes up.
    void hangAt(const QByteArray& mountPoint) { m_hangsAt = mountPoint; }

    /// Answers all that waits to be sent, round by round, until nothing does. How many rounds.
    int serve(ssh::SftpReader& reader);
    /// Requests that were answered: "open /proc/stat", "read /proc/stat 0", "close …", "space /".
    [[nodiscard]] QList<QByteArray> takeLog() { return std::exchange(m_log, {}); }

private:
    [[nodiscard]] QByteArray answer(const QByteArray& packet);
    [[nodiscard]] QByteArray open(const QByteArray& id, const QByteArray& path);
    [[nodiscard]] QByteArray read(const QByteArray& id, const QByteArray& path, quint64 offset);

    std::map<QByteArray, QList<QByteArray>> m_files;
    std::map<QByteArray, quint32> m_refusals;
    QByteArray m_hangsAt;
    QByteArray m_waiting; ///< requests that were not answered yet
    QList<QByteArray> m_log;
};

} // namespace vedette::test
