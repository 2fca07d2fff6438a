// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SftpChannel.h"

#include "core/ssh/ErrorMap.h"
#include "core/ssh/Platform.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qint64 maxSftpBytesPerTurn = 256LL * 1024; // then others of the loop have theirs
constexpr qint64 maxSftpErrorBytes = 1024LL * 1024; // of a whole session; usually there are none

} // namespace

Result<std::unique_ptr<SftpChannel>> SftpChannel::open(std::shared_ptr<Session> session,
                                                       Patience& patience)
{
    auto channel = std::make_unique<SftpChannel>(std::move(session));
    const std::shared_ptr<Session> shared = channel->m_session;
    std::optional<Error> error;
    const auto done = shared->finish(
        [&channel, &error] {
            const auto turn = channel->advance();
            if (!turn) {
                error = turn.error();
                return SSH_ERROR;
            }
            return channel->isReady() ? SSH_OK : SSH_AGAIN;
        },
        SSH_AGAIN,
        patience);
    if (!done) {
        return fail(done.error().in(u"open SFTP"));
    }
    if (error) {
        return fail(error->in(u"open SFTP"));
    }
    return channel;
}

SftpChannel::SftpChannel(std::shared_ptr<Session> session)
    : m_session(std::move(session))
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = receive;
}

// NOLINTNEXTLINE(readability-function-size): the parameters are libssh's
int SftpChannel::receive(ssh_session /*session*/,
                         ssh_channel /*channel*/,
                         void* data,
                         uint32_t size,
                         int isErrors,
                         void* self)
{
    auto* const channel = static_cast<SftpChannel*>(self);
    if (isErrors != 0) {
        channel->m_errorBytes += size; // a log of the server's, for nobody here
    } else {
        channel->m_reader.receive(QByteArrayView(static_cast<const char*>(data), size));
    }
    return static_cast<int>(size); // all of it, always: libssh would keep the rest without bound
}

Result<void> SftpChannel::start(const FileRequest& request)
{
    if (!m_session) {
        return fail(m_end);
    }
    if (auto started = m_reader.start(request); !started) {
        return started;
    }
    auto flushed = flush();
    return flushed ? flushed : shutDown(flushed.error());
}

Result<std::optional<FileReply>> SftpChannel::advance()
{
    if (!m_session) {
        return fail(m_end);
    }
    if (m_stage != Stage::Open) {
        if (const auto opened = open(); !opened) {
            return shutDown(opened.error());
        }
    }
    if (m_stage != Stage::Open) {
        platform::quickAck(m_session->descriptor()); // a server with Nagle waits for it
        return std::nullopt;
    }
    auto moved = flush();
    moved = moved ? readAll() : moved;
    auto reply = m_reader.takeReply();
    if (!reply) {
        return shutDown(reply.error());
    }
    if (!reply->has_value() && !moved) {
        return shutDown(moved.error());
    }
    // What an answer made necessary: further pieces. Its own failure is told by the next turn.
    [[maybe_unused]] const auto flushed = flush();
    if (m_reader.isRunning() || !m_reader.isReady()) {
        platform::quickAck(m_session->descriptor());
    }
    return reply;
}

std::unique_ptr<FileTransport> SftpChannel::openBeside()
{
    return m_session ? std::make_unique<SftpChannel>(m_session) : nullptr;
}

Result<void> SftpChannel::open()
{
    if (m_stage == Stage::Opening) {
        if (auto opened = openChannel(); !opened || m_stage == Stage::Opening) {
            return opened;
        }
    }
    return askForSubsystem();
}

Result<void> SftpChannel::openChannel()
{
    if (!m_channel) {
        auto made = makeChannel(m_session->get(), &m_callbacks);
        if (!made) {
            return fail(made.error());
        }
        m_channel = *std::move(made);
    }
    const int rc = ssh_channel_open_session(m_channel.get());
    if (rc == SSH_OK) {
        m_stage = Stage::Starting;
    }
    if (rc == SSH_OK || rc == SSH_AGAIN) {
        return {};
    }
    return fail(m_session->refusal(ErrorCode::ServerLimits));
}

Result<void> SftpChannel::askForSubsystem()
{
    const int rc = startSubsystem(m_channel.get(), "sftp");
    if (rc == SSH_AGAIN) {
        return {};
    }
    if (rc == SSH_OK) {
        m_stage = Stage::Open;
        platform::setNonBlocking(m_session->descriptor()); // as RemoteShell::open() does
        return {};
    }
    return m_session->isConnected() ? fail(ErrorCode::NotAvailable, u"the server offers no SFTP"_s)
                                    : fail(m_session->lost());
}

Result<void> SftpChannel::flush()
{
    const QByteArray& waiting = m_reader.outgoing();
    if (waiting.isEmpty()) {
        return {};
    }
    const int written = ssh_channel_write(
        m_channel.get(), waiting.constData(), static_cast<uint32_t>(waiting.size()));
    if (written < 0) {
        return fail(lost());
    }
    m_reader.sent(written); // fewer when the window is closed: the rest goes later
    return {};
}

Result<void> SftpChannel::readAll()
{
    const qint64 before = m_session->bytesReceived();
    qint64 received = before;
    for (;;) {
        const int rc = ssh_channel_poll(m_channel.get(), 0); // hands all data to receive()
        const qint64 now = m_session->bytesReceived();
        if (rc < 0 || ssh_channel_is_closed(m_channel.get()) != 0) {
            return fail(lost());
        }
        if (m_errorBytes > maxSftpErrorBytes) {
            return fail(ErrorCode::OutputTooLarge, u"SFTP: too many errors"_s);
        }
        if (now == received || now - before > maxSftpBytesPerTurn) {
            return {};
        }
        received = now;
    }
}

Wait SftpChannel::wait() const
{
    if (!m_session) {
        return {};
    }
    return {
        m_session->descriptor(), true, (ssh_get_status(m_session->get()) & SSH_WRITE_PENDING) != 0};
}

void SftpChannel::keepAlive()
{
    if (m_session) {
        m_session->keepAlive();
    }
}

qint64 SftpChannel::bytesReceived() const
{
    return m_session ? m_session->bytesReceived() : m_received;
}

qint64 SftpChannel::bytesSent() const
{
    return m_session ? m_session->bytesSent() : m_sent;
}

/// A subsystem that can't be started is accepted all the same, and ends at once.
Error SftpChannel::lost() const
{
    if (!m_session->isConnected()) {
        return m_session->lost();
    }
    if (!m_reader.isReady()) {
        return {ErrorCode::NotAvailable, u"the server's SFTP ended at once"_s};
    }
    return {ErrorCode::ConnectionLost, u"the server's SFTP ended"_s};
}

tl::unexpected<Error> SftpChannel::shutDown(Error error)
{
    m_received = m_session->bytesReceived();
    m_sent = m_session->bytesSent();
    m_channel.reset();
    m_session.reset();
    m_end = {ErrorCode::ConnectionLost, error.detail, 0, error.jumpHost};
    return fail(std::move(error));
}

} // namespace vedette::ssh
