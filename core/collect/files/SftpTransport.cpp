// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/SftpTransport.h"

#include "core/base/Clock.h"
#include "core/collect/PollText.h"
#include "core/collect/ProbeScript.h"
#include "core/parse/Scanner.h"
#include "core/ssh/PreludeRequest.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr int mostTurnsAtOnce = 4;

bool isMetrics(QByteArrayView command)
{
    return ssh::preludeFunction(command) == ssh::PreludeFunction::Metrics;
}

bool isFacts(QByteArrayView command)
{
    return ssh::preludeFunction(command) == ssh::PreludeFunction::Facts;
}

Error noCommands()
{
    return {ErrorCode::NotAvailable, u"this login may read files, and run nothing"_s};
}

} // namespace

SftpTransport::SftpTransport(std::unique_ptr<ssh::Transport> shell, const Patience& patience)
    : m_shell(std::move(shell))
    , m_patience(patience)
{ }

SftpTransport::SftpTransport(std::unique_ptr<ssh::FileTransport> files, const Patience& patience)
    : m_files(std::move(files))
    , m_patience(patience)
    , m_hasTriedFiles(true)
{ }

bool SftpTransport::readsFiles(QByteArrayView command) const
{
    const bool isOpen = m_files && m_files->isReady() && !m_files->owesAnswer();
    return isOpen && ssh::preludeFunction(command)
        && (m_files->tellsSpace() || !isMetrics(command) || !m_shell);
}

Result<void> SftpTransport::start(const QByteArray& command)
{
    if (m_running) {
        return fail(ErrorCode::Internal, u"a request is running"_s);
    }
    if (m_files && m_files->owesAnswer() && !m_files->hangsAt().isEmpty()) {
        setAside();
    }
    if (!m_shell && !m_files) {
        return fail(m_end);
    }
    if (!m_shell && !ssh::preludeFunction(command)) {
        return fail(noCommands());
    }
    openFilesFor(command);
    m_running = Running{.command = command,
                        .deadline = Deadline::after(m_patience.opening),
                        .started = systemClock().monotonic()};
    if (readsFiles(command)) {
        return startFiles();
    }
    if (mustWait(command)) {
        m_running->isWaiting = true;
        return {};
    }
    const auto started = startShell();
    return started ? Result<void>{} : fail(started.error());
}

/// Once; not for who only asks what the server is.
void SftpTransport::openFilesFor(QByteArrayView command)
{
    if (m_shell && !isFacts(command) && !std::exchange(m_hasTriedFiles, true)) {
        auto files = m_shell->openFiles();
        m_files = files ? *std::move(files) : nullptr;
        if (m_files && !m_files->advance()) { // its first step: no byte would come before
            m_files.reset();
        }
    }
}

/// The answer of a shell is one large packet, and libssh keeps buffers of that size for good.
bool SftpTransport::mustWait(QByteArrayView command) const
{
    return !m_shell || (m_files && !m_files->isReady() && isMetrics(command) && !m_hasWaited);
}

SftpTransport::Turn SftpTransport::startShell()
{
    m_running->isOfFiles = false;
    m_running->isWaiting = false;
    m_running->started = systemClock().monotonic();
    if (const auto started = m_shell->start(m_running->command); !started) {
        m_running.reset();
        return fail(endOfShell(started.error()));
    }
    return std::nullopt;
}

/// Once: a shell that was needed after all stays.
void SftpTransport::restShell()
{
    if (!m_shell || m_hanging || std::exchange(m_hasRested, true)) {
        return;
    }
    if (auto unopened = m_shell->openBeside(prelude())) {
        m_shell = *std::move(unopened);
    }
}

/// A server that refuses the shell it has given before is left: with a new login comes a new one.
Error SftpTransport::endOfShell(Error error) const
{
    const bool isRefused
        = error.code == ErrorCode::ServerLimits || error.code == ErrorCode::CommandFailed;
    if (m_hasRested && isRefused) {
        error.code = ErrorCode::ConnectionLost;
    }
    return error;
}

Result<void> SftpTransport::startFiles()
{
    m_running->isOfFiles = true;
    m_running->isWaiting = false;
    m_running->deadline = Deadline::after(m_patience.fileSystem);
    m_running->started = systemClock().monotonic();
    const auto started = m_files->start(m_poll.begin(m_running->command, m_files->tellsSpace()));
    if (started) {
        return {};
    }
    const auto fallen = fall(started.error());
    return fallen ? Result<void>{} : fail(fallen.error());
}

/// Shell and files share one connection: what the one reads may be for the other.
SftpTransport::Turn SftpTransport::advance()
{
    for (int round = 0; round < mostTurnsAtOnce; ++round) {
        advanceHanging();
        auto shell = advanceShell();
        if (!shell) {
            return shell;
        }
        const qint64 received = bytesReceived();
        const bool hadFiles = m_files != nullptr;
        auto files = advanceFiles();
        if (shell->has_value()) {
            return shell;
        }
        const bool isNews = bytesReceived() != received || hadFiles != (m_files != nullptr);
        if (!files || files->has_value() || !isNews) {
            return files;
        }
    }
    return std::nullopt;
}

std::optional<Deadline> SftpTransport::deadline() const
{
    if (!m_running || !m_files) {
        return std::nullopt;
    }
    const bool mayGiveUp = m_running->isOfFiles && !m_files->hangsAt().isEmpty();
    const bool mayFall = m_running->isWaiting && m_shell;
    return mayGiveUp || mayFall ? std::optional(m_running->deadline) : std::nullopt;
}

SftpTransport::Turn SftpTransport::advanceShell()
{
    if (!m_shell) {
        return std::nullopt;
    }
    auto reply = m_shell->advance();
    if (!reply) {
        return fail(endOfShell(reply.error()));
    }
    if (reply->has_value()) {
        learnFrom(**reply);
        m_running.reset();
    }
    return reply;
}

/// The answer to vd_facts names the shell, and then the sshd that serves it.
void SftpTransport::learnFrom(const ssh::ShellReply& reply)
{
    if (!m_running || !isFacts(m_running->command)) {
        return;
    }
    const auto text = PollText::parse(reply.output, ssh::nonceOf(m_running->command));
    if (!text) {
        return;
    }
    parse::Scanner words(text->section("processes").value_or(QByteArrayView()).trimmed());
    words.skipFields(1);
    if (const auto server = words.nextCount()) {
        m_poll.setServerProcess(QByteArray::number(*server));
    }
}

SftpTransport::Turn SftpTransport::advanceFiles()
{
    if (!m_files) {
        return std::nullopt;
    }
    auto reply = m_files->advance();
    if (!reply) {
        return fall(reply.error());
    }
    if (!m_running) {
        return std::nullopt;
    }
    if (m_running->isWaiting && readsFiles(m_running->command)) {
        const auto started = startFiles();
        return started ? Turn(std::nullopt) : fail(started.error());
    }
    const bool isTooLate = m_running->isWaiting && m_shell
        && (m_files->isReady() || m_running->deadline.hasExpired());
    if (isTooLate) { // or it can't tell the space of file systems
        m_hasWaited = true;
        return startShell();
    }
    if (!m_running->isOfFiles) {
        return std::nullopt;
    }
    if (reply->has_value()) {
        return take(**std::move(reply));
    }
    if (m_running->deadline.hasExpired() && !m_files->hangsAt().isEmpty()) {
        ssh::FileReply partial = m_files->giveUp();
        setAside();
        return take(std::move(partial));
    }
    return std::nullopt;
}

SftpTransport::Turn SftpTransport::take(ssh::FileReply reply)
{
    const auto more = m_poll.take(std::move(reply));
    if (m_shell && m_poll.isLogged()) {
        return fall({ErrorCode::NotAvailable, u"the server's SFTP logs each file"_s});
    }
    if (more && m_files && m_files->isReady() && !m_files->owesAnswer()) {
        const auto started = m_files->start(*more);
        return started ? Turn(std::nullopt) : fall(started.error());
    }
    const Running running = *std::exchange(m_running, std::nullopt);
    if (isMetrics(running.command)) {
        restShell();
    }
    const auto roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(
        systemClock().monotonic() - running.started);
    return ssh::ShellReply{m_poll.takeAnswer(), 0, roundTrip};
}

/// Files can't be read any more: the shell takes over, also the request that runs.
SftpTransport::Turn SftpTransport::fall(const Error& error)
{
    m_files.reset();
    m_end = error;
    if (!m_shell) {
        m_running.reset();
        return fail(error);
    }
    return m_running && (m_running->isOfFiles || m_running->isWaiting) ? startShell()
                                                                       : Turn(std::nullopt);
}

/// Another channel takes its place. Only one that hangs is kept: so much a server can bear.
void SftpTransport::setAside()
{
    if (m_hanging) {
        m_files.reset();
        m_end = {ErrorCode::Timeout, u"file systems of the server hang"_s};
        return;
    }
    m_hanging = std::move(m_files);
    m_files = m_hanging->openBeside();
    if (m_files) { // its own errors are told by the next turn
        [[maybe_unused]] const auto begun = m_files->advance();
    }
}

void SftpTransport::advanceHanging()
{
    if (!m_hanging) {
        return;
    }
    const auto turn = m_hanging->advance();
    if (!turn || !m_hanging->owesAnswer()) {
        m_hanging.reset();
        m_poll.trust();
    }
}

void SftpTransport::abandon()
{
    if (m_running && m_running->isOfFiles && m_files) {
        static_cast<void>(m_files->giveUp());
    } else if (m_shell) {
        m_shell->abandon();
    }
    m_running.reset();
}

bool SftpTransport::keepAlive()
{
    if (m_shell) {
        return m_shell->keepAlive();
    }
    if (m_files) {
        m_files->keepAlive();
    }
    return true;
}

Result<std::unique_ptr<ssh::Transport>> SftpTransport::openBeside(const QByteArray& prelude)
{
    return m_shell ? m_shell->openBeside(prelude) : fail(noCommands());
}

Result<std::unique_ptr<ssh::FileTransport>> SftpTransport::openFiles()
{
    if (m_shell) {
        return m_shell->openFiles();
    }
    auto files = m_files ? m_files->openBeside() : nullptr;
    return files ? Result<std::unique_ptr<ssh::FileTransport>>(std::move(files)) : fail(m_end);
}

ssh::Wait SftpTransport::wait() const
{
    if (m_shell) {
        return m_shell->wait();
    }
    return m_files ? m_files->wait() : ssh::Wait{};
}

qint64 SftpTransport::bytesReceived() const
{
    if (m_shell) {
        return m_shell->bytesReceived();
    }
    return m_files ? m_files->bytesReceived() : 0;
}

qint64 SftpTransport::bytesSent() const
{
    if (m_shell) {
        return m_shell->bytesSent();
    }
    return m_files ? m_files->bytesSent() : 0;
}

int SftpTransport::channels() const
{
    return (m_shell ? m_shell->channels() : 0) + (m_files ? 1 : 0) + (m_hanging ? 1 : 0);
}

} // namespace vedette::collect
