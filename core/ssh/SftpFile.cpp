// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SftpFile.h"

#include "core/base/PlainText.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qsizetype maxSftpFileBytes = 512LL * 1024;
constexpr std::size_t maxSftpPieces = 256;
constexpr std::size_t maxSftpAhead = 64;
constexpr seconds openPause{600};
constexpr qsizetype smallestPage = 4096; // seq_file.c begins with a buffer of one page

} // namespace

SftpFile::SftpFile(QByteArray path)
    : m_path(std::move(path))
{ }

SftpFile::Pieces SftpFile::begin(const FileAsk& ask, MonotonicTime now)
{
    dropContent();
    m_ask = ask;
    m_answer.reset();
    m_isReading = true;
    m_isFresh = m_handle.isEmpty();
    if (m_isFresh) {
        if (m_openError && now < m_openAgain) {
            finish(fail(*m_openError));
        }
        return {};
    }
    m_ahead = ask.atMost > 0 ? 0 : std::min(m_startsBefore.size(), maxSftpAhead);
    Pieces pieces;
    pieces.reserve(1 + m_ahead);
    pieces.push_back(pieceAt(0));
    for (std::size_t i = 0; i < m_ahead; ++i) {
        pieces.push_back(pieceAt(m_startsBefore[i]));
    }
    return pieces;
}

SftpFile::Pieces SftpFile::opened(QByteArrayView handle)
{
    m_handle = handle.toByteArray();
    m_openError.reset();
    return m_isReading ? Pieces{pieceAt(0)} : Pieces{};
}

SftpFile::Pieces SftpFile::receive(const Piece& piece, QByteArrayView bytes)
{
    if (!m_isReading || piece.attempt != m_attempt) {
        return {};
    }
    if (static_cast<qsizetype>(piece.offset) != m_content.size()) {
        return restart();
    }
    if (piece.offset > 0) {
        m_starts.push_back(m_content.size());
    }
    m_content.append(bytes);
    if (bytes.isEmpty() || isWhole(bytes.size(), piece.bytes)) {
        finish(std::exchange(m_content, {}));
        return {};
    }
    if (m_content.size() > maxSftpFileBytes || m_starts.size() > maxSftpPieces) {
        finish(fail(ErrorCode::OutputTooLarge, plainText(m_path)));
        return {};
    }
    if (m_nextAhead == m_ahead) {
        return {pieceAt(m_content.size())};
    }
    if (m_startsBefore[m_nextAhead] != m_content.size()) {
        return restart();
    }
    ++m_nextAhead;
    return {};
}

void SftpFile::dropContent()
{
    ++m_attempt;
    m_content.clear();
    m_starts.clear();
    m_nextAhead = 0;
    m_ahead = 0;
}

SftpFile::Pieces SftpFile::restart()
{
    dropContent();
    return {pieceAt(0)};
}

SftpFile::Piece SftpFile::pieceAt(qsizetype offset) const
{
    Piece piece;
    piece.offset = static_cast<quint64>(offset);
    piece.bytes = m_ask.atMost > 0 ? std::min(static_cast<quint32>(m_ask.atMost), sftpPieceBytes)
                                   : sftpPieceBytes;
    piece.attempt = m_attempt;
    return piece;
}

bool SftpFile::isWhole(qsizetype got, quint32 asked) const
{
    if (m_ask.atMost > 0) {
        return true;
    }
    const bool isShort = got < static_cast<qsizetype>(asked) && m_content.endsWith('\n');
    const bool fitsNoMore
        = m_ask.longestRecord == FileAsk::oneText || got + m_ask.longestRecord < smallestPage;
    return isShort && fitsNoMore;
}

std::optional<QByteArray>
SftpFile::readFailed(const Piece& piece, const Error& error, MonotonicTime now)
{
    if (!m_isReading || piece.attempt != m_attempt) {
        return std::nullopt;
    }
    if (m_isFresh) {
        openFailed(error, now);
    } else {
        dropContent();
        m_startsBefore.clear();
        m_isFresh = true;
    }
    return std::exchange(m_handle, {});
}

void SftpFile::openFailed(const Error& error, MonotonicTime now)
{
    m_openError = error;
    m_openAgain = now + openPause;
    end(error);
}

void SftpFile::end(const Error& error)
{
    if (m_isReading) {
        finish(fail(error));
    }
}

Result<QByteArray> SftpFile::takeAnswer()
{
    auto answer = std::exchange(m_answer, std::nullopt);
    return answer ? *std::move(answer) : fail(ErrorCode::Internal, u"the file is being read"_s);
}

void SftpFile::finish(Result<QByteArray> answer)
{
    m_isReading = false;
    if (answer && m_ask.atMost == 0) {
        m_startsBefore = std::exchange(m_starts, {});
    }
    dropContent();
    m_answer = std::move(answer);
}

} // namespace vedette::ssh
