// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FakeSshForward.h"

#include "core/ssh/Platform.h"

#include <array>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

namespace vedette::test {

using ssh::platform::TransferState;

ssh::FileDescriptor connectToLoopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ssh::FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return {};
    }
    ssh::platform::setNonBlocking(socket.get());
    return socket;
}

FakeSshForward::FakeSshForward(ssh_event event, ssh_channel channel, ssh::FileDescriptor socket)
    : m_event(event)
    , m_channel(channel)
    , m_socket(std::move(socket))
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_data_function
        = [](ssh_session, ssh_channel, void* data, uint32_t size, int, void* self) {
              static_cast<FakeSshForward*>(self)->receive(static_cast<const char*>(data), size);
              return static_cast<int>(size);
          };
    m_callbacks.channel_eof_function = [](ssh_session, ssh_channel, void* self) {
        ssh::platform::shutDownWriting(static_cast<FakeSshForward*>(self)->m_socket.get());
    };
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
    ssh_event_add_fd(
        m_event,
        m_socket.get(),
        POLLIN,
        [](socket_t, int, void*) { return 0; }, // it only ends the wait: relay() reads
        this);
}

FakeSshForward::~FakeSshForward()
{
    ssh_event_remove_fd(m_event, m_socket.get());
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_send_eof(m_channel);
    ssh_channel_free(m_channel);
}

bool FakeSshForward::relay()
{
    std::array<char, 32768> buffer{};
    const auto got = ssh::platform::receive(m_socket.get(), buffer.data(), buffer.size());
    if (got.bytes > 0) {
        ssh_channel_write(m_channel, buffer.data(), static_cast<uint32_t>(got.bytes));
    }
    return got.state != TransferState::Closed && ssh_channel_is_closed(m_channel) == 0;
}

/// All of it: what the socket does not take at once is waited for.
void FakeSshForward::receive(const char* data, qsizetype size) const
{
    while (size > 0) {
        const auto sent = ssh::platform::send(m_socket.get(), QByteArrayView(data, size));
        if (sent.state == TransferState::Closed) {
            return;
        }
        data += sent.bytes;
        size -= sent.bytes;
        if (sent.state == TransferState::WouldBlock) {
            (void)ssh::platform::poll({{m_socket.get(), false, true}}, milliseconds{100});
        }
    }
}

} // namespace vedette::test
