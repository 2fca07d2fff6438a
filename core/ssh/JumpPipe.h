// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/Channel.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/Session.h"
#include "core/ssh/Transport.h"

#include <QByteArray>

#include <future>
#include <optional>

namespace vedette::ssh {

/// A connection that a jump host is asked for.
struct JumpOrder
{
    QByteArray host; ///< as the jump host's resolver is to be asked
    quint16 port = 22;
    FileDescriptor socket; ///< what comes and goes through it is the connection's
    std::promise<Result<void>> opened; ///< Refused, Unreachable, Timeout, PermissionDenied, …
};

/// One direct-tcpip channel (RFC 4254, 7.2) and the local socket that it is joined with. Keeps at
/// most 64 KiB of what goes out, and of what comes in two windows of libssh, 1.28 MB each. Nothing
/// here blocks. Lives on: the pump thread of its session, which it must not outlive.
class JumpPipe final
{
public:
    JumpPipe(Session& session, JumpOrder order);
    JumpPipe(const JumpPipe&) = delete;
    JumpPipe& operator=(const JumpPipe&) = delete;
    ~JumpPipe();

    /// Moves what can be moved now.
    void advance();
    /// What its socket waits for, if anything.
    [[nodiscard]] std::optional<Wait> wait() const;
    /// The socket is ready for what wait() says, or it hung up.
    void socketReady();
    /// Both ends are done, or one is gone.
    [[nodiscard]] bool isOver() const { return m_state == State::Over; }
    /// There is more to be moved at once.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// The jump host refused, and whoever asked is to be told by refuse().
    [[nodiscard]] bool isRefused() const { return m_state == State::Refused; }
    /// libssh keeps the words of the last refusal alone: `isKnown` when they are this one's.
    void refuse(bool isKnown);
    /// The jump host has not answered yet, and nobody waits for it any more.
    [[nodiscard]] bool isAbandoned() const { return m_state == State::Opening && m_isSocketGone; }
    /// The jump host sent more than it was given room for.
    [[nodiscard]] bool isFlooded() const { return m_isFlooded; }

private:
    enum class State
    {
        Opening,
        Refused,
        Open,
        Over
    };

    static int
    receive(ssh_session, ssh_channel, void* data, uint32_t size, int isErrors, void* self);

    void continueOpening();
    [[nodiscard]] Error refusal(QByteArrayView text) const;
    void moveOut();
    void moveIn();
    void readSocket();
    void writeChannel();
    void readChannel();
    void writeSocket();

    Session& m_session;
    JumpOrder m_order;
    ssh_channel_callbacks_struct m_callbacks{};
    Channel m_channel;
    State m_state = State::Opening;
    QByteArray m_out; ///< from the socket, to the channel
    QByteArray m_in; ///< from the channel, to the socket
    uint32_t m_held = 0; ///< bytes that libssh keeps for us
    bool m_hasInput = false; ///< libssh holds bytes, or the end
    bool m_isReadable = true; ///< the socket may have bytes, or its end
    bool m_isBusy = false;
    bool m_isFlooded = false;
    bool m_isSocketAtEnd = false; ///< nothing more comes from it
    bool m_isSocketGone = false; ///< its other side is closed
    bool m_hasToldChannel = false; ///< that nothing more comes from the socket
    bool m_isChannelAtEnd = false;
    bool m_hasToldSocket = false; ///< that nothing more comes from the channel
};

} // namespace vedette::ssh
