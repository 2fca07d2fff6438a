// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/SilentPort.h"

#include <sys/socket.h>

namespace vedette::test {

namespace {

constexpr int mostAttempts = 200;
constexpr milliseconds usualAnswer{50}; // an open port of this computer takes far less

} // namespace

SilentPort::SilentPort(const QByteArray& host)
{
    const auto any = ssh::platform::resolve(host, 0);
    if (!any) {
        return;
    }
    m_address = any->front();
    m_listener.reset(::socket(m_address.family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    auto* address = reinterpret_cast<sockaddr*>(m_address.bytes.data());
    auto size = static_cast<socklen_t>(m_address.bytes.size());
    if (::bind(m_listener.get(), address, size) != 0 || ::listen(m_listener.get(), 1) != 0
        || ::getsockname(m_listener.get(), address, &size) != 0) {
        return;
    }
    while (!m_isSilent && m_attempts.size() < mostAttempts) {
        auto attempt = ssh::platform::startConnect(m_address);
        if (!attempt) {
            return;
        }
        m_isSilent = ssh::platform::poll({{attempt->get(), false, true}}, usualAnswer).empty();
        m_attempts.push_back(*std::move(attempt));
    }
}

} // namespace vedette::test
