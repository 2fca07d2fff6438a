// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/Patience.h"
#include "core/ssh/Session.h"
#include "core/ssh/ShellExchange.h"
#include "core/ssh/Transport.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <memory>

namespace vedette::ssh {

/// What is started on the server, and what it is told first.
struct ShellStart
{
    ServerAccess access = ServerAccess::Shell;
    const QByteArray& prelude; ///< for a shell: the functions of later requests
};

/// A persistent `sh` on a server, or the fixed probe, over one channel of a session that is its
/// own.
/// Lives with a ServerContext: any thread, but never two at once.
class RemoteShell final : public Transport
{
public:
    /// Opens the channel and starts the shell. ServerLimits when the server opens no channel,
    /// CommandFailed when it runs no command.
    [[nodiscard]] static Result<std::unique_ptr<RemoteShell>>
    open(std::unique_ptr<Session> session, const ShellStart& start, Patience& patience);

    /// Use open().
    RemoteShell(std::unique_ptr<Session> session, ServerAccess access);

    [[nodiscard]] Result<void> start(const QByteArray& command) override;
    [[nodiscard]] Result<std::optional<ShellReply>> advance() override;
    void abandon() override { m_exchange.abandon(); }
    [[nodiscard]] bool keepAlive() override;
    [[nodiscard]] Wait wait() const override;
    [[nodiscard]] qint64 bytesReceived() const override;
    [[nodiscard]] qint64 bytesSent() const override;
    [[nodiscard]] int channels() const override { return m_session ? 1 : 0; }
    /// What came outside of replies, its beginning, as plain text.
    [[nodiscard]] QString printed() const { return m_exchange.printed(); }

private:
    static int
    receive(ssh_session, ssh_channel, void* data, uint32_t size, int isErrors, void* self);

    [[nodiscard]] Result<void> openChannel(const QByteArray& command, Patience& patience);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> readAll();
    [[nodiscard]] Error lost() const;
    [[nodiscard]] tl::unexpected<Error> shutDown(Error error);

    ShellExchange m_exchange;
    ssh_channel_callbacks_struct m_callbacks{};
    std::unique_ptr<Session> m_session; ///< null once it ended
    ssh_channel m_channel = nullptr; ///< freed with the session
    Error m_end;
    qint64 m_received = 0; ///< once it ended
    qint64 m_sent = 0; ///< once it ended
    qint64 m_receivedAtStart = 0;
};

} // namespace vedette::ssh
