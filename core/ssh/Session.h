// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/HostKey.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Patience.h"
#include "core/ssh/ProxyProcess.h"
#include "core/ssh/Way.h"

#include <libssh/libssh.h>

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

namespace vedette::ssh {

/// One libssh session, never blocking, on a socket that was dialed by us.
/// Moves between threads as a whole; serves one at a time.
class Session final
{
public:
    /// `trusted` keys decide which types of host key are asked for first.
    [[nodiscard]] static Result<std::unique_ptr<Session>>
    create(Way way, const std::vector<HostKey>& trusted);
    /// Use create().
    explicit Session(Way way);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() = default;

    /// Banner and key exchange. `place` names the server in errors: "192.0.2.1 port 22".
    /// ServerLimits, SshProtocol, ConnectionLost, Timeout, Cancelled.
    [[nodiscard]] Result<void> connect(Patience& patience, const QString& place = {});
    [[nodiscard]] Result<HostKey> hostKey() const;
    [[nodiscard]] QString serverBanner() const;
    /// When the banner was seen; nothing before.
    [[nodiscard]] std::optional<MonotonicTime> bannerTime() const { return m_bannerTime; }
    /// "curve25519-sha256, aes128-gcm@openssh.com": what was agreed on.
    [[nodiscard]] QString algorithms() const;

    /// Repeats a non-blocking libssh call that returns `again` until it is done, and waits for the
    /// socket in between. What the call returned last; an error when there was nothing to wait for.
    template <class Call>
    [[nodiscard]] Result<int> finish(Call call, int again, Patience& patience)
    {
        for (;;) {
            const int rc = call();
            if (rc != again) {
                return rc;
            }
            if (const auto ready = awaitSocket(patience); !ready) {
                return fail(ready.error());
            }
        }
    }

    /// Why a call failed: the end of `patience`, else what libssh says.
    [[nodiscard]] Error failure(const Patience& patience) const;

    /// False once the connection is lost, or broken by what came over it.
    [[nodiscard]] bool isConnected() const;
    /// ConnectionLost, with what libssh says and the jump host that was lost.
    [[nodiscard]] Error lost() const;
    /// Why the server does not do what it was asked for: `code` while the connection lives.
    [[nodiscard]] Error refusal(ErrorCode code) const;

    /// The jump host whose loss ended it; empty: none, or not known.
    [[nodiscard]] QString lostJumpHost() const;

    /// From now on the server may send 1 MiB until its shell runs; then the transport counts.
    void setAuthenticated() { m_mostBytes = bytesReceived() + maxBytesBeforeShell; }

    /// Asks the server for a sign of life, without waiting for it.
    void keepAlive() const;

    [[nodiscard]] ssh_session get() const { return m_session.get(); }
    /// Negative when libssh has closed it.
    [[nodiscard]] int descriptor() const { return ssh_get_fd(m_session.get()); }
    [[nodiscard]] qint64 bytesReceived() const { return static_cast<qint64>(m_counter.in_bytes); }
    [[nodiscard]] qint64 bytesSent() const { return static_cast<qint64>(m_counter.out_bytes); }

private:
    static constexpr qint64 maxBytesBeforeLogin = 256L * 1024;
    static constexpr milliseconds programGrace{100}; ///< its socket closes before it has ended
    static constexpr qint64 maxBytesBeforeShell = 1024L * 1024;
    static constexpr qsizetype enoughFirstBytes = 1024;

    struct Free
    {
        // ssh_free alone, in every state, closes the descriptor exactly once. ssh_disconnect
        // before it would leave it open, or closed, depending on how its last write went.
        void operator()(ssh_session session) const { ssh_free(session); }
    };

    [[nodiscard]] Result<void> configure(const std::vector<HostKey>& trusted);
    [[nodiscard]] Result<void> awaitSocket(Patience& patience);
    void lookForBanner();
    /// At what libssh is about to read, and to skip, before the banner.
    [[nodiscard]] Result<void> lookAtFirstBytes(int fd);
    /// The program on the way, when that has ended without a word from the server.
    [[nodiscard]] std::optional<Error> programEnd(const Error& error) const;

    std::shared_ptr<const JumpEnd> m_jumpHost; ///< null: none
    std::unique_ptr<ProxyProcess> m_program; ///< at the socket's other end; outlives the session
    FileDescriptor m_socket; ///< until connect() gives it to libssh
    QByteArray m_firstBytes; ///< before the banner, of each read up to 256 bytes
    ssh_counter_struct m_counter{};
    std::unique_ptr<ssh_session_struct, Free> m_session;
    std::optional<MonotonicTime> m_bannerTime;
    qint64 m_mostBytes = maxBytesBeforeLogin;
};

} // namespace vedette::ssh
