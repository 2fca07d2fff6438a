// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/Channel.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Session.h"
#include "core/ssh/ShellExchange.h"
#include "core/ssh/Transport.h"

#include <memory>

namespace vedette::ssh {

/// What is started on the server, and what it is told first.
struct ShellStart
{
    ServerAccess access = ServerAccess::Shell;
    const QByteArray& prelude; ///< for a shell: the functions of later requests
};

/// A persistent `sh` on a server, or the fixed probe, over one channel of a session. Two may share
/// a session: what comes for one may be taken in by the other's advance(), so each needs its own
/// call whenever the descriptor is ready.
/// Lives with a ServerContext: any thread, but never two at once.
class RemoteShell final : public Transport
{
public:
    /// Opens the channel and starts the shell. ServerLimits when the server opens no channel,
    /// CommandFailed when it runs no command.
    [[nodiscard]] static Result<std::unique_ptr<RemoteShell>>
    open(std::shared_ptr<Session> session, const ShellStart& start, Patience& patience);

    /// Use open().
    RemoteShell(std::shared_ptr<Session> session, ServerAccess access);

    [[nodiscard]] Result<void> start(const QByteArray& command) override;
    [[nodiscard]] Result<std::optional<ShellReply>> advance() override;
    void abandon() override { m_exchange.abandon(); }
    void interrupt() override;
    [[nodiscard]] bool keepAlive() override;
    [[nodiscard]] Result<std::unique_ptr<Transport>> openBeside(const QByteArray& prelude) override;
    [[nodiscard]] Result<std::unique_ptr<FileTransport>> openFiles() override;
    [[nodiscard]] Wait wait() const override;
    [[nodiscard]] qint64 bytesReceived() const override;
    [[nodiscard]] qint64 bytesSent() const override;
    [[nodiscard]] int channels() const override
    {
        return m_session && m_stage != Stage::Opening ? 1 : 0;
    }
    /// What came outside of replies, its beginning, as plain text.
    [[nodiscard]] QString printed() const { return m_exchange.printed(); }

private:
    enum class Stage
    {
        Opening, ///< the channel
        Starting, ///< the shell
        Open
    };

    static int
    receive(ssh_session, ssh_channel, void* data, uint32_t size, int isErrors, void* self);

    [[nodiscard]] Result<void> openChannel(const QByteArray& command, Patience& patience);
    /// Why the server answered the command with a refusal, or closed the channel in place of that.
    [[nodiscard]] Error notStarted(Patience& patience) const;
    /// One step of opening without blocking.
    [[nodiscard]] Result<void> openFurther();
    [[nodiscard]] Result<std::optional<ShellReply>> watchConnection();
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> readAll();
    [[nodiscard]] Error lost() const;
    [[nodiscard]] tl::unexpected<Error> shutDown(Error error);

    ShellExchange m_exchange;
    ssh_channel_callbacks_struct m_callbacks{};
    std::shared_ptr<Session> m_session; ///< with the shell beside it; null once this one ended
    Channel m_channel; ///< goes before the session
    Stage m_stage = Stage::Open;
    Error m_end;
    qint64 m_received = 0; ///< once it ended
    qint64 m_sent = 0; ///< once it ended
};

} // namespace vedette::ssh
