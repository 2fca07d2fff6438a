// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/Channel.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Session.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <memory>

namespace vedette::ssh {

/// One channel on which something is tried, and closed. Lives on: the thread of its session.
class TrialChannel final
{
public:
    /// `patience` is that of this one trial.
    TrialChannel(Session& session, Patience& patience);

    /// A call of libssh for this channel, repeated until it is done: SSH_OK, or SSH_ERROR when it
    /// was refused. An error when the time is over or the connection is lost.
    [[nodiscard]] Result<int> call(const std::function<int(ssh_channel)>& request);
    [[nodiscard]] Result<void> send(QByteArrayView input);
    /// The other side gets no more input.
    void endInput();
    /// What comes, on both streams, until the program there has ended, falls silent for the rest of
    /// the patience, or has sent that much.
    [[nodiscard]] QByteArray receive(qsizetype atLeast = mostBytes);

private:
    static constexpr qsizetype mostBytes = 64LL * 1024;

    /// dropbear closes a channel that was opened while the program of another one ended: what is
    /// tried next would look as if it were refused. So the end of its output is not enough.
    [[nodiscard]] bool hasEnded() const;
    /// Appends what waits; true at the end of the stream.
    [[nodiscard]] bool readWaiting(QByteArray& output);

    Session& m_session;
    Patience& m_patience;
    Channel m_channel;
};

} // namespace vedette::ssh
