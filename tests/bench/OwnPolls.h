// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ServerContext.h"
#include "core/ssh/FileTransport.h"
#include "tests/bench/CostTable.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

namespace vedette::bench {

/// How sessions of ours are to poll.
enum class Channel
{
    Files, ///< over SFTP
    Shell
};

/// Sessions with the server that poll in one way only, all at the same time, or why there are none.
class OwnSessions final
{
public:
    OwnSessions(const test::SshdFixture& sshd, Channel channel, std::size_t count);

    /// Fails unless polls go through the channel that is meant: a figure of another one would
    /// prove nothing.
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] std::size_t count() const { return m_contexts.size(); }
    [[nodiscard]] collect::ServerContext& at(std::size_t index) { return *m_contexts[index]; }
    /// CPU milliseconds of this process, and bytes received, since it was last asked.
    [[nodiscard]] PollRun takeRun();
    /// Calls `turn` for each, until it has told of all that they are done; waits in between as a
    /// PollLoop does.
    [[nodiscard]] Result<void> turnAll(const std::function<Result<bool>(std::size_t index)>& turn);

private:
    [[nodiscard]] std::unique_ptr<collect::ServerContext> open(const test::SshdFixture& sshd);
    void waitFor(const std::vector<std::size_t>& left);

    const Channel m_channel;
    std::vector<std::unique_ptr<collect::ServerContext>> m_contexts;
    Error m_error;
    PollRun m_before;
};

/// What the program does for a poll: the request, the answer, its reading, rates.
class OwnPolls final : public Contender
{
public:
    OwnPolls(OwnSessions& sessions, PollKind kind);

    [[nodiscard]] Result<void> prepare() override { return m_sessions.check(); }
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    [[nodiscard]] Result<void> pollAll();

    OwnSessions& m_sessions;
    const PollKind m_kind;
};

/// A command of one line to the persistent shell, whose answer nobody reads: what peers do.
class OwnRequests final : public Contender
{
public:
    OwnRequests(OwnSessions& sessions, QByteArray command);

    [[nodiscard]] Result<void> prepare() override { return m_sessions.check(); }
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    [[nodiscard]] Result<void> askAll();

    OwnSessions& m_sessions;
    const QByteArray m_command;
};

/// A poll of six files and three file systems that nobody reads: what the channel alone costs.
class OwnFiles final : public Contender
{
public:
    explicit OwnFiles(OwnSessions& sessions);

    [[nodiscard]] Result<void> prepare() override;
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    [[nodiscard]] Result<bool> turn(std::size_t index);

    OwnSessions& m_sessions;
    std::vector<std::unique_ptr<ssh::FileTransport>> m_files;
};

} // namespace vedette::bench
