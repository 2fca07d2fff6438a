// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/ssh/FileTransport.h"
#include "core/ssh/SftpCodec.h"

#include <optional>
#include <vector>

namespace vedette::ssh {

/// One file that stays open on the server, and its reading from the beginning, without ids and
/// packets: which pieces are to be asked for, and what became of them.
///
/// A file of /proc is made anew when it is read at 0, and gives its records in pieces that end
/// where a record ends. A piece is whole only where the one before it ended, and only asking at the
/// end tells the end. So the pieces of the reading before are asked for at once; where one of them
/// has become longer or shorter, what was read is dropped and the pieces are asked for one by one:
/// text of two moments is never joined in the middle of a record.
/// Lives with its reader.
class SftpFile final
{
public:
    /// A piece that was asked for, told from those of a reading that was dropped.
    struct Piece : SftpPiece
    {
        quint32 attempt = 0;
    };
    using Pieces = std::vector<Piece>;

    explicit SftpFile(QByteArray path);

    [[nodiscard]] const QByteArray& path() const { return m_path; }
    [[nodiscard]] const QByteArray& handle() const { return m_handle; } ///< empty: not open
    [[nodiscard]] bool isDone() const { return m_answer.has_value(); }

    /// A new reading. Without a handle nothing can be asked for: it has to be opened, unless it is
    /// done: what could not be opened a while ago is not tried with each request, since a server
    /// may write a line into its log each time (sftp-server -l INFO).
    [[nodiscard]] Pieces begin(const FileAsk& ask, MonotonicTime now);
    /// It was opened, for the reading that runs or, late, for the next one.
    [[nodiscard]] Pieces opened(QByteArrayView handle);
    /// Bytes of a piece; none: the end of the file. More pieces that are to be asked for.
    [[nodiscard]] Pieces receive(const Piece& piece, QByteArrayView bytes);
    /// Reading failed. The handle, which is to be closed; a file that is not done then is to be
    /// opened again: its handle was of an earlier request, and what it led to may be gone.
    [[nodiscard]] std::optional<QByteArray>
    readFailed(const Piece& piece, const Error& error, MonotonicTime now);
    void openFailed(const Error& error, MonotonicTime now);
    /// The reading, if one runs, ends so.
    void end(const Error& error);
    /// The content or why there is none, once; the handle stays.
    [[nodiscard]] Result<QByteArray> takeAnswer();

private:
    void dropContent();
    [[nodiscard]] Pieces restart();
    [[nodiscard]] Piece pieceAt(qsizetype offset) const;
    [[nodiscard]] bool isWhole(qsizetype got, quint32 asked) const;
    void finish(Result<QByteArray> answer);

    QByteArray m_path;
    QByteArray m_handle;
    FileAsk m_ask;
    QByteArray m_content;
    std::optional<Result<QByteArray>> m_answer;
    std::optional<Error> m_openError; ///< of the latest try
    MonotonicTime m_openAgain{}; ///< not before
    std::vector<qsizetype> m_starts; ///< of the pieces of this reading but the first
    std::vector<qsizetype> m_startsBefore; ///< of the latest complete one
    std::size_t m_nextAhead = 0; ///< of m_startsBefore, of those that were asked for at once
    std::size_t m_ahead = 0;
    quint32 m_attempt = 0;
    bool m_isReading = false;
    bool m_isFresh = false; ///< opened for this reading
};

} // namespace vedette::ssh
