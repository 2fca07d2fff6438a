// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/ssh/FileTransport.h"
#include "core/ssh/SftpCodec.h"
#include "core/ssh/SftpFile.h"

#include <map>
#include <optional>
#include <vector>

namespace vedette::ssh {

/// The talk with an SFTP server without its wire: what is to be sent, and what came of it. Files
/// stay open from one request to the next. A server serves one request after another, so what may
/// hang is asked for last. Lives with its transport.
class SftpReader final
{
public:
    /// The greeting waits to be sent.
    explicit SftpReader(const Clock& clock = systemClock());

    /// The server has named a version that is ours.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] bool tellsSpace() const { return m_hasStatVfs; }
    /// As FileTransport has them.
    [[nodiscard]] Result<void> start(const FileRequest& request);
    [[nodiscard]] FileReply giveUp();
    [[nodiscard]] QByteArray hangsAt() const;
    [[nodiscard]] bool owesAnswer() const { return !m_running && !m_asked.empty(); }

    /// Bytes that wait to be sent.
    [[nodiscard]] const QByteArray& outgoing() const { return m_outgoing; }
    void sent(qsizetype bytes);

    /// What the server sent. The first error stays.
    void receive(QByteArrayView bytes);

    [[nodiscard]] bool isRunning() const { return m_running.has_value(); }
    /// The reply, once; or the error that ends the talk: Malformed, or NotAvailable when the server
    /// speaks another version.
    [[nodiscard]] Result<std::optional<FileReply>> takeReply();

private:
    enum class Kind
    {
        Open,
        Read,
        Close,
        Space
    };
    /// A request that was not answered yet.
    struct Asked
    {
        Kind kind = Kind::Close;
        std::size_t index = 0; ///< of the file or the mount point
        SftpFile::Piece piece{};
    };
    struct Running
    {
        FileRequest request;
        std::vector<std::size_t> files;
        std::vector<std::optional<Result<FileSystemFigures>>> spaces;
        MonotonicTime started;
        qsizetype bytes = 0;
        bool hasAskedAll = false;
    };

    [[nodiscard]] quint32 remember(const Asked& asked);
    [[nodiscard]] std::size_t fileAt(const QByteArray& path);
    void makeRoom(const FileRequest& request);
    void beginFile(std::size_t index, const FileAsk& ask);
    void askToOpen(std::size_t index);
    void askFor(std::size_t index, const SftpFile::Pieces& pieces);
    void close(QByteArrayView handle);
    void askSpaces(bool areThoseThatMayHang);

    [[nodiscard]] Result<void> read(const SftpAnswer& answer);
    [[nodiscard]] Result<void> hear(const SftpVersion& answer);
    [[nodiscard]] Result<void> hear(const SftpHandle& answer);
    [[nodiscard]] Result<void> hear(const SftpData& answer);
    [[nodiscard]] Result<void> hear(const SftpStatus& answer);
    [[nodiscard]] Result<void> hear(const SftpExtended& answer);
    [[nodiscard]] Result<Asked> takeAsked(quint32 id, std::optional<Kind> kind);
    void hearFailure(const Asked& asked, const SftpStatus& status);
    void countBytes(qsizetype bytes);
    void settle(const Asked& asked, Result<FileSystemFigures> figures);
    void goOn();
    [[nodiscard]] FileReply collect();

    const Clock& m_clock;
    SftpPackets m_packets;
    QByteArray m_outgoing;
    std::vector<SftpFile> m_files;
    std::map<quint32, Asked> m_asked; ///< all of the latest request
    std::vector<QByteArray> m_spacePaths; ///< of the latest request, for hangsAt()
    std::optional<Running> m_running;
    std::optional<FileReply> m_reply;
    std::optional<Error> m_error;
    quint32 m_lastId = 0;
    bool m_isReady = false;
    bool m_hasStatVfs = false;
};

} // namespace vedette::ssh
