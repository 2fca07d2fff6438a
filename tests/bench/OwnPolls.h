// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ServerContext.h"
#include "tests/bench/CostTable.h"

#include <QByteArray>

#include <memory>

namespace vedette::bench {

/// How a session of ours is to poll.
enum class Channel
{
    Files, ///< over SFTP
    Shell
};

/// A session with the server that polls in one way only, or why there is none.
class OwnSession final
{
public:
    OwnSession(const test::SshdFixture& sshd, Channel channel);

    /// Fails unless polls go through the channel that is meant: a figure of another one would
    /// prove nothing.
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] collect::ServerContext& context() { return *m_context; }
    /// CPU milliseconds of this process, and bytes received, since it was last asked.
    [[nodiscard]] PollRun takeRun();

private:
    void settle();

    const Channel m_channel;
    std::unique_ptr<collect::ServerContext> m_context;
    Error m_error;
    PollRun m_before;
};

/// What the program does for a poll: the request, the answer, its reading, rates.
class OwnPolls final : public Contender
{
public:
    OwnPolls(OwnSession& session, PollKind kind);

    [[nodiscard]] Result<void> prepare() override { return m_session.check(); }
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    OwnSession& m_session;
    const PollKind m_kind;
};

/// A command of one line to the persistent shell, whose answer nobody reads: what peers do.
class OwnRequests final : public Contender
{
public:
    OwnRequests(OwnSession& session, QByteArray command);

    [[nodiscard]] Result<void> prepare() override { return m_session.check(); }
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    OwnSession& m_session;
    const QByteArray m_command;
};

} // namespace vedette::bench
