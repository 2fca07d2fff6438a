// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/JumpPipe.h"

#include "core/base/PlainText.h"
#include "core/ssh/Platform.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

using platform::TransferState;

constexpr qsizetype pipeBytes = 64LL * 1024;
/// libssh opens windows of 1.28 MB: what it holds beyond that came against the protocol.
constexpr uint32_t mostHeldBytes = 2U * 1024 * 1024;

} // namespace

JumpPipe::JumpPipe(Session& session, JumpOrder order)
    : m_session(session)
    , m_order(std::move(order))
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function = receive;
    m_callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* self) {
        static_cast<JumpPipe*>(self)->m_hasInput = true;
    };
    m_callbacks.channel_close_function = m_callbacks.channel_eof_function;
    auto made = makeChannel(session.get(), &m_callbacks);
    if (made) {
        m_channel = *std::move(made);
    } else {
        m_order.opened.set_value(fail(made.error()));
        m_state = State::Over;
    }
    platform::setNonBlocking(m_order.socket.get());
}

JumpPipe::~JumpPipe()
{
    if (m_state == State::Opening || m_state == State::Refused) {
        m_order.opened.set_value(
            fail(ErrorCode::ConnectionLost, u"the connection to it was lost"_s));
    }
}

// NOLINTNEXTLINE(readability-function-size): the parameters are libssh's
int JumpPipe::receive(ssh_session /*session*/,
                      ssh_channel /*channel*/,
                      void* /*data*/,
                      uint32_t size,
                      int isErrors,
                      void* self)
{
    if (isErrors != 0) {
        return static_cast<int>(size); // belongs to no TCP connection
    }
    auto& pipe = *static_cast<JumpPipe*>(self);
    pipe.m_hasInput = true;
    pipe.m_held = size; // all that it holds by now
    pipe.m_isFlooded = pipe.m_isFlooded || size > mostHeldBytes;
    return 0; // it goes on holding that, and opens its window no further, until it is read
}

void JumpPipe::advance()
{
    m_isBusy = false;
    if (m_state == State::Opening) {
        continueOpening();
    }
    if (m_state != State::Open) {
        return;
    }
    moveOut();
    moveIn();
    const bool isSent = m_isSocketAtEnd && m_out.isEmpty();
    const bool isReceived = m_isChannelAtEnd && m_in.isEmpty();
    if ((isSent && (isReceived || m_isSocketGone))
        || (isReceived && ssh_channel_is_closed(m_channel.get()) != 0)) {
        m_state = State::Over;
    }
}

void JumpPipe::continueOpening()
{
    const int rc = ssh_channel_open_forward(
        m_channel.get(), m_order.host.constData(), m_order.port, "127.0.0.1", 0);
    if (rc == SSH_AGAIN) {
        char none = 0; // nobody writes before it is open
        m_isSocketGone
            = platform::receive(m_order.socket.get(), &none, 1).state == TransferState::Closed;
        return;
    }
    if (rc != SSH_OK) {
        m_state = State::Refused;
        return;
    }
    m_state = State::Open;
    m_order.opened.set_value({});
}

void JumpPipe::refuse(bool isKnown)
{
    m_order.opened.set_value(fail(refusal(isKnown ? ssh_get_error(m_session.get()) : "")));
    m_state = State::Over;
}

/// RFC 4254, 5.1: libssh keeps the reason and the words of the other side in its error text.
Error JumpPipe::refusal(QByteArrayView text) const
{
    Error error{ErrorCode::Unreachable, u"it can't connect there"_s};
    if (!text.isEmpty()) {
        error.detail += u": "_s + plainText(text, maxMessageLength);
    }
    if (text.contains("error (1)")) {
        error = {ErrorCode::PermissionDenied,
                 u"it forbids connections there (AllowTcpForwarding, PermitOpen)"_s};
    } else if (text.contains("error (4)")) {
        error.code = ErrorCode::ServerLimits;
    } else if (text.contains("Connection refused")) {
        error.code = ErrorCode::Refused;
    } else if (text.contains("not known") || text.contains("No address associated")) {
        error.code = ErrorCode::NameNotFound; // in the words of getaddrinfo(3) there
    } else if (text.contains("timed out")) {
        error.code = ErrorCode::Timeout;
    } else if (ssh_is_connected(m_session.get()) == 0) {
        error.code = ErrorCode::ConnectionLost;
    }
    return error;
}

void JumpPipe::moveOut()
{
    readSocket();
    writeChannel();
    if (m_isSocketAtEnd && m_out.isEmpty() && !std::exchange(m_hasToldChannel, true)) {
        ssh_channel_send_eof(m_channel.get());
    }
}

void JumpPipe::readSocket()
{
    if (!m_isReadable || m_isSocketAtEnd || m_out.size() >= pipeBytes) {
        return;
    }
    m_isReadable = false; // until it is told again
    const qsizetype had = m_out.size();
    m_out.resize(pipeBytes);
    const auto got = platform::receive(m_order.socket.get(), m_out.data() + had, pipeBytes - had);
    m_out.truncate(had + got.bytes);
    m_isSocketAtEnd = got.state == TransferState::Closed;
}

void JumpPipe::writeChannel()
{
    // Never more than what the session's socket takes: libssh would queue it without bound.
    const bool isFull = (ssh_get_status(m_session.get()) & SSH_WRITE_PENDING) != 0;
    const auto window = static_cast<qsizetype>(ssh_channel_window_size(m_channel.get()));
    const qsizetype size = isFull ? 0 : std::min(m_out.size(), window);
    const int written = size == 0
        ? 0
        : ssh_channel_write(m_channel.get(), m_out.constData(), static_cast<uint32_t>(size));
    if (written < 0) {
        m_state = State::Over;
        return;
    }
    m_out.remove(0, written);
}

void JumpPipe::moveIn()
{
    if (m_state != State::Open) {
        return;
    }
    readChannel();
    writeSocket();
    if (m_isChannelAtEnd && m_in.isEmpty() && !std::exchange(m_hasToldSocket, true)) {
        platform::shutDownWriting(m_order.socket.get());
    }
}

void JumpPipe::readChannel()
{
    if (!m_hasInput || !m_in.isEmpty()) {
        return;
    }
    // All at once: libssh opens a new window with each read, whatever it still holds.
    const uint32_t most = std::max(std::exchange(m_held, 0U), static_cast<uint32_t>(pipeBytes));
    m_in.resize(static_cast<qsizetype>(most));
    const int got = ssh_channel_read_nonblocking(m_channel.get(), m_in.data(), most, 0);
    m_in.truncate(std::max(got, 0));
    m_hasInput = got > 0;
    m_isChannelAtEnd = m_isChannelAtEnd || got == SSH_EOF || got == SSH_ERROR
        || (got == 0 && ssh_channel_is_eof(m_channel.get()) != 0)
        || (got == 0 && ssh_channel_is_closed(m_channel.get()) != 0);
}

void JumpPipe::writeSocket()
{
    if (m_in.isEmpty()) {
        return;
    }
    const auto sent = platform::send(m_order.socket.get(), m_in);
    if (sent.state == TransferState::Closed) {
        m_state = State::Over; // nobody reads it any more
        return;
    }
    m_in.remove(0, sent.bytes);
    m_isBusy = m_isBusy || (m_in.isEmpty() && m_hasInput);
}

std::optional<Wait> JumpPipe::wait() const
{
    if (m_state != State::Open || m_isSocketGone) {
        return std::nullopt;
    }
    const bool hasRoom = !m_isSocketAtEnd && m_out.size() < pipeBytes;
    return Wait{m_order.socket.get(), hasRoom, !m_in.isEmpty()};
}

void JumpPipe::socketReady()
{
    const auto asked = wait();
    m_isReadable = true;
    if (asked && !asked->wantsRead && !asked->wantsWrite) {
        m_isSocketGone = true; // poll(2) tells a hang-up unasked
    }
}

} // namespace vedette::ssh
