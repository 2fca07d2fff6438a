// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/Channel.h"
#include "core/ssh/FileTransport.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Session.h"
#include "core/ssh/SftpReader.h"

#include <memory>

namespace vedette::ssh {

/// The SFTP server of a session, over a channel of its own: the only one, where the account may do
/// nothing else (ForceCommand internal-sftp), or one beside a shell. libssh's own sftp calls block,
/// so they are not used.
/// Lives with a ServerContext: any thread, but never two at once.
class SftpChannel final : public FileTransport
{
public:
    /// Opens it and waits until it is ready; for logins. Errors: those of advance(), Timeout,
    /// Cancelled.
    [[nodiscard]] static Result<std::unique_ptr<SftpChannel>> open(std::shared_ptr<Session> session,
                                                                   Patience& patience);

    /// Opened by advance(), and ready some turns later: give it a deadline. `session` is shared
    /// with the shell beside which it is opened; that one may end earlier.
    explicit SftpChannel(std::shared_ptr<Session> session);

    [[nodiscard]] bool isReady() const override { return m_reader.isReady() && m_session; }
    [[nodiscard]] bool tellsSpace() const override { return m_reader.tellsSpace(); }
    [[nodiscard]] Result<void> start(const FileRequest& request) override;
    [[nodiscard]] Result<std::optional<FileReply>> advance() override;
    [[nodiscard]] FileReply giveUp() override { return m_reader.giveUp(); }
    [[nodiscard]] QByteArray hangsAt() const override { return m_reader.hangsAt(); }
    [[nodiscard]] bool owesAnswer() const override { return m_reader.owesAnswer(); }
    [[nodiscard]] std::unique_ptr<FileTransport> openBeside() override;
    [[nodiscard]] Wait wait() const override;
    void keepAlive() override;
    [[nodiscard]] qint64 bytesReceived() const override;
    [[nodiscard]] qint64 bytesSent() const override;

private:
    enum class Stage
    {
        Opening, ///< the channel
        Starting, ///< the subsystem
        Open
    };

    static int
    receive(ssh_session, ssh_channel, void* data, uint32_t size, int isErrors, void* self);

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> openChannel();
    [[nodiscard]] Result<void> askForSubsystem();
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> readAll();
    [[nodiscard]] Error lost() const;
    [[nodiscard]] tl::unexpected<Error> shutDown(Error error);

    SftpReader m_reader;
    ssh_channel_callbacks_struct m_callbacks{};
    std::shared_ptr<Session> m_session; ///< null once it ended; the second owner is a RemoteShell
    Channel m_channel; ///< goes before the session
    Stage m_stage = Stage::Opening;
    Error m_end;
    qint64 m_received = 0; ///< once it ended
    qint64 m_sent = 0; ///< once it ended
    qint64 m_errorBytes = 0;
};

} // namespace vedette::ssh
