// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/RemoteShell.h"

#include "core/ssh/ErrorMap.h"
#include "core/ssh/Platform.h"
#include "core/ssh/SftpChannel.h"
#include "core/ssh/ShellProtocol.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qint64 maxChannelBytesPerTurn
    = 256LL * 1024; // then the other sessions of the loop have theirs

} // namespace

Result<std::unique_ptr<RemoteShell>>
RemoteShell::open(std::shared_ptr<Session> session, const ShellStart& start, Patience& patience)
{
    auto shell = std::make_unique<RemoteShell>(std::move(session), start.access);
    const bool isProbe = start.access == ServerAccess::FixedProbe;
    const QByteArray command = isProbe ? probeCommand() : shellCommand();
    if (const auto opened = shell->openChannel(command, patience); !opened) {
        return fail(opened.error());
    }
    // libssh made the socket blocking; one full send buffer would stop a whole poll loop.
    platform::setNonBlocking(shell->m_session->descriptor());
    shell->m_exchange.define(start.prelude);
    return shell;
}

RemoteShell::RemoteShell(std::shared_ptr<Session> session, ServerAccess access)
    : m_exchange(access)
    , m_session(std::move(session))
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = receive;
}

// NOLINTNEXTLINE(readability-function-size): the parameters are libssh's
int RemoteShell::receive(ssh_session /*session*/,
                         ssh_channel /*channel*/,
                         void* data,
                         uint32_t size,
                         int isErrors,
                         void* self)
{
    auto& exchange = static_cast<RemoteShell*>(self)->m_exchange;
    const QByteArrayView bytes(static_cast<const char*>(data), size);
    if (isErrors != 0) {
        exchange.receiveErrors(bytes);
    } else {
        exchange.receive(bytes);
    }
    return static_cast<int>(size); // all of it, always: libssh would keep the rest without bound
}

Result<void> RemoteShell::openChannel(const QByteArray& command, Patience& patience)
{
    auto made = makeChannel(m_session->get(), &m_callbacks);
    if (!made) {
        return fail(made.error());
    }
    m_channel = *std::move(made);
    const auto opened = m_session->finish(
        [this] { return ssh_channel_open_session(m_channel.get()); }, SSH_AGAIN, patience);
    if (!opened) {
        return fail(opened.error().in(u"open channel"));
    }
    if (*opened != SSH_OK) {
        return fail(m_session->failure(patience).in(u"open channel"));
    }
    const auto started = m_session->finish(
        [&] { return startCommand(m_channel.get(), command); }, SSH_AGAIN, patience);
    if (!started) {
        return fail(started.error().in(u"start shell"));
    }
    if (*started != SSH_OK) {
        return fail(notStarted(patience).in(u"start shell"));
    }
    return {};
}

Error RemoteShell::notStarted(Patience& patience) const
{
    Error error = m_session->failure(patience);
    if (!m_session->isConnected() || !patience.check()) {
        return error;
    }
    if (!m_exchange.printed().isEmpty()) {
        return m_exchange.endOfStream();
    }
    error.code = ErrorCode::CommandFailed;
    return error;
}

Result<std::unique_ptr<Transport>> RemoteShell::openBeside(const QByteArray& prelude)
{
    if (!m_session) {
        return fail(m_end);
    }
    if (m_exchange.access() == ServerAccess::FixedProbe) {
        return fail(ErrorCode::NotAvailable, u"the fixed probe is all that this login may run"_s);
    }
    auto shell = std::make_unique<RemoteShell>(m_session, ServerAccess::Shell);
    auto made = makeChannel(m_session->get(), &shell->m_callbacks);
    if (!made) {
        return fail(made.error());
    }
    shell->m_channel = *std::move(made);
    shell->m_stage = Stage::Opening;
    shell->m_exchange.define(prelude);
    return shell;
}

Result<std::unique_ptr<FileTransport>> RemoteShell::openFiles()
{
    if (!m_session) {
        return fail(m_end);
    }
    if (m_exchange.access() == ServerAccess::FixedProbe) {
        return fail(ErrorCode::NotAvailable, u"the fixed probe is all that this login may run"_s);
    }
    return std::make_unique<SftpChannel>(m_session);
}

Result<void> RemoteShell::openFurther()
{
    if (m_stage == Stage::Opening) {
        const int rc = ssh_channel_open_session(m_channel.get());
        if (rc != SSH_OK && rc != SSH_AGAIN) {
            return fail(m_session->refusal(ErrorCode::ServerLimits).in(u"open another channel"));
        }
        m_stage = rc == SSH_OK ? Stage::Starting : m_stage;
    }
    if (m_stage == Stage::Starting) {
        const int rc = startCommand(m_channel.get(), shellCommand());
        if (rc != SSH_OK && rc != SSH_AGAIN) {
            return fail(m_session->refusal(ErrorCode::CommandFailed).in(u"start another shell"));
        }
        m_stage = rc == SSH_OK ? Stage::Open : m_stage;
    }
    return {};
}

Result<void> RemoteShell::start(const QByteArray& command)
{
    if (!m_session) {
        return fail(m_end);
    }
    if (auto started = m_exchange.start(command); !started) {
        return started;
    }
    auto opened = openFurther(); // its first step: no byte would come before
    if (opened) {
        opened = flush();
    }
    return opened ? opened : shutDown(opened.error());
}

Result<std::optional<ShellReply>> RemoteShell::advance()
{
    if (!m_session) {
        return fail(m_end);
    }
    if (m_stage == Stage::Opening && !m_exchange.isRunning()) {
        return watchConnection();
    }
    if (auto opened = openFurther(); !opened) {
        return shutDown(opened.error());
    }
    if (m_stage != Stage::Open) {
        return std::nullopt;
    }
    const auto flushed = flush();
    const auto read = flushed ? readAll() : flushed;
    auto reply = m_exchange.takeReply();
    if (!reply) {
        return shutDown(reply.error());
    }
    if (!reply->has_value() && !read) {
        return shutDown(read.error());
    }
    if (m_exchange.isRunning()) {
        platform::quickAck(m_session->descriptor()); // the rest may wait for it on the other side
    }
    return reply;
}

void RemoteShell::interrupt()
{
    m_exchange.interrupt();
    if (m_session) {
        [[maybe_unused]] const auto flushed = flush(); // a failure is advance()'s to tell
    }
}

/// Without a request no channel is opened, but the end of the connection is seen.
Result<std::optional<ShellReply>> RemoteShell::watchConnection()
{
    const bool isAtEnd = ssh_channel_poll(m_channel.get(), 0) < 0;
    if (isAtEnd || !m_session->isConnected()) {
        return shutDown(m_session->lost());
    }
    return std::nullopt;
}

bool RemoteShell::keepAlive()
{
    if (m_session) {
        m_session->keepAlive();
    }
    return true;
}

Wait RemoteShell::wait() const
{
    if (!m_session) {
        return {};
    }
    return {
        m_session->descriptor(), true, (ssh_get_status(m_session->get()) & SSH_WRITE_PENDING) != 0};
}

qint64 RemoteShell::bytesReceived() const
{
    return m_session ? m_session->bytesReceived() : m_received;
}

qint64 RemoteShell::bytesSent() const
{
    return m_session ? m_session->bytesSent() : m_sent;
}

Result<void> RemoteShell::flush()
{
    const QByteArray& waiting = m_exchange.outgoing();
    if (waiting.isEmpty() || m_stage != Stage::Open) {
        return {};
    }
    const int written = ssh_channel_write(
        m_channel.get(), waiting.constData(), static_cast<uint32_t>(waiting.size()));
    if (written < 0) {
        return fail(lost());
    }
    m_exchange.sent(written); // fewer when the window is closed: the rest goes later
    return {};
}

Result<void> RemoteShell::readAll()
{
    const qint64 before = m_session->bytesReceived();
    qint64 received = before;
    for (;;) {
        const int rc = ssh_channel_poll(m_channel.get(), 0); // hands all data to receive()
        const qint64 now = m_session->bytesReceived();
        if (rc < 0 || ssh_channel_is_closed(m_channel.get()) != 0) {
            return fail(lost());
        }
        const bool isEnough = !m_exchange.isRunning() || now - before > maxChannelBytesPerTurn;
        if (now == received || isEnough) {
            return {};
        }
        received = now;
    }
}

Error RemoteShell::lost() const
{
    return m_session->isConnected() ? m_exchange.endOfStream() : m_session->lost();
}

tl::unexpected<Error> RemoteShell::shutDown(Error error)
{
    m_received = m_session->bytesReceived();
    m_sent = m_session->bytesSent();
    m_channel.reset();
    m_session.reset();
    m_end = {ErrorCode::ConnectionLost, error.detail, 0, error.jumpHost};
    return fail(std::move(error));
}

} // namespace vedette::ssh
