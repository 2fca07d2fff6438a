// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/LocalShell.h"

#include "core/ssh/FileTransport.h"
#include "core/ssh/ShellProtocol.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qint64 maxBytesPerTurn = 256LL * 1024;

} // namespace

Result<std::unique_ptr<LocalShell>> LocalShell::open(const QByteArray& prelude)
{
    auto process = platform::spawnShell(shellLoop());
    if (!process) {
        return fail(process.error().in(u"local shell"));
    }
    return std::make_unique<LocalShell>(*std::move(process), prelude);
}

LocalShell::LocalShell(platform::LocalProcess process, const QByteArray& prelude)
    : m_process(std::move(process))
{
    m_exchange.define(prelude);
}

LocalShell::~LocalShell()
{
    end();
}

Result<void> LocalShell::start(const QByteArray& command)
{
    if (!m_process.socket.isOpen()) {
        return fail(m_end);
    }
    if (auto started = m_exchange.start(command); !started) {
        return started;
    }
    auto flushed = flush();
    return flushed ? flushed : shutDown(flushed.error());
}

void LocalShell::interrupt()
{
    m_exchange.interrupt();
    if (m_process.socket.isOpen()) {
        [[maybe_unused]] const auto flushed = flush(); // a failure is advance()'s to tell
    }
}

Result<std::optional<ShellReply>> LocalShell::advance()
{
    if (!m_process.socket.isOpen()) {
        return fail(m_end);
    }
    const auto flushed = flush();
    const auto read = readAll(); // also after a failed write: the reply may be there
    auto reply = m_exchange.takeReply();
    if (!reply) {
        return shutDown(reply.error());
    }
    if (!reply->has_value() && !(flushed && read)) {
        return shutDown(m_exchange.endOfStream());
    }
    return reply;
}

Result<std::unique_ptr<Transport>> LocalShell::openBeside(const QByteArray& prelude)
{
    return open(prelude);
}

Result<std::unique_ptr<FileTransport>> LocalShell::openFiles()
{
    return fail(ErrorCode::NotAvailable, u"this computer's files need no connection"_s);
}

Wait LocalShell::wait() const
{
    return {m_process.socket.get(), true, !m_exchange.outgoing().isEmpty()};
}

Result<void> LocalShell::flush()
{
    while (!m_exchange.outgoing().isEmpty()) {
        const auto sent = platform::send(m_process.socket.get(), m_exchange.outgoing());
        if (sent.state == platform::TransferState::Closed) {
            return fail(m_exchange.endOfStream());
        }
        if (sent.state == platform::TransferState::WouldBlock) {
            return {};
        }
        m_exchange.sent(sent.bytes);
    }
    return {};
}

Result<void> LocalShell::readAll()
{
    std::array<char, 16384> buffer{};
    for (qint64 turn = 0; turn < maxBytesPerTurn;) {
        const auto got = platform::receive(m_process.socket.get(), buffer.data(), buffer.size());
        if (got.state == platform::TransferState::Closed) {
            return fail(m_exchange.endOfStream());
        }
        if (got.state == platform::TransferState::WouldBlock) {
            return {};
        }
        m_exchange.receive(QByteArrayView(buffer.data(), got.bytes));
        m_received += got.bytes;
        turn += got.bytes;
    }
    return {};
}

tl::unexpected<Error> LocalShell::shutDown(Error error)
{
    end();
    m_end = {ErrorCode::ConnectionLost, error.detail};
    return fail(std::move(error));
}

void LocalShell::end()
{
    m_process.socket.reset();
    platform::endProcess(std::exchange(m_process.pid, -1));
}

} // namespace vedette::ssh
