// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Server.h"
#include "core/ssh/FrameReader.h"
#include "core/ssh/Transport.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace vedette::ssh {

/// The talk with a persistent shell, or with the fixed probe in its place, without its wire: what
/// is to be sent, and what came of it. Lives with its transport.
class ShellExchange final
{
public:
    explicit ShellExchange(ServerAccess access = ServerAccess::Shell)
        : m_access(access)
    { }

    [[nodiscard]] ServerAccess access() const { return m_access; }
    /// Defines functions for all later requests, together with the first of them. The fixed probe
    /// has its own.
    void define(const QByteArray& script);
    /// Internal while another request runs, or for a command of more than one line. A request to
    /// the prelude (PreludeRequest.h) is framed by its own nonce; the fixed probe takes nothing
    /// else.
    [[nodiscard]] Result<void> start(const QByteArray& command);
    /// The request that runs is given up: its frame, should it come, is noise. One to a shell that
    /// was sent nothing yet is not sent any more.
    void abandon();
    /// As of Transport; nothing while no request runs.
    void interrupt();

    /// Bytes that wait to be sent.
    [[nodiscard]] const QByteArray& outgoing() const { return m_outgoing; }
    void sent(qsizetype bytes);

    /// What the shell printed. The first error stays.
    void receive(QByteArrayView output);
    void receiveErrors(QByteArrayView output);

    [[nodiscard]] bool isRunning() const { return m_reader.isExpecting(); }
    /// The reply, once; or the error that ends the session.
    [[nodiscard]] Result<std::optional<ShellReply>> takeReply();

    /// What came outside of replies, its beginning, as plain text.
    [[nodiscard]] QString printed() const;
    /// AccessDiffers when what was printed tells that the other access is given.
    [[nodiscard]] std::optional<Error> otherAccess() const;
    /// Why the end of the stream came: CommandFailed, with what was printed, when the shell never
    /// answered, or PasswordExpired when the account may do nothing but change its password;
    /// ConnectionLost later.
    [[nodiscard]] Error endOfStream() const;

private:
    [[nodiscard]] Result<void> ask(const QByteArray& request);

    ServerAccess m_access;
    FrameReader m_reader;
    QByteArray m_definitions; ///< until they are on their way; shared with all sessions
    QByteArray m_outgoing;
    MonotonicTime m_started;
    std::optional<ShellReply> m_reply;
    std::optional<Error> m_error;
    bool m_hasSent = false; ///< any byte
    bool m_hasAnswered = false;
};

} // namespace vedette::ssh
