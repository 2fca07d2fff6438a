// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What a FakeSshConnection does wrong before it speaks SSH, and how it stops speaking.
#include "core/base/Deadline.h"
#include "core/ssh/Platform.h"
#include "tests/support/FakeSshConnection.h"

#include <algorithm>

namespace vedette::test {

namespace {

constexpr milliseconds pauseSlice{10};

using ssh::platform::TransferState;

} // namespace

/// False when it is over. The socket is watched for the client's end only.
bool FakeSshConnection::pause(int socket, milliseconds duration) const
{
    const Deadline until = Deadline::after(duration);
    while (!until.hasExpired() && !isOver()) {
        if (!ssh::platform::poll({{socket, false, false}}, std::min(pauseSlice, until.remaining()))
                 .empty()) {
            return false;
        }
    }
    return !isOver();
}

/// Says and hears nothing any more.
void FakeSshConnection::hold(int socket) const
{
    while (pause(socket, seconds{1})) { }
}

/// When that is the trouble; the connection is of no use afterwards.
void FakeSshConnection::fallSilentAt(FakeTrouble stage) const
{
    if (m_options.trouble == stage) {
        ++m_counters.silences;
        hold(ssh_get_fd(m_session));
    }
}

bool FakeSshConnection::misbehaveBeforeBanner(int socket)
{
    const auto say = [socket](QByteArrayView text) {
        return ssh::platform::send(socket, text).state == TransferState::Done;
    };
    switch (m_options.trouble) {
    case FakeTrouble::SilentAccept:
        hold(socket);
        return true;
    case FakeTrouble::HalfBanner:
        say("SSH-2.0-");
        hold(socket);
        return true;
    case FakeTrouble::SilentKeyExchange:
        say("SSH-2.0-Fake\r\n");
        hold(socket);
        return true;
    case FakeTrouble::DripBanner:
        say("SSH-2.0-");
        while (say("S") && pause(socket, milliseconds{50})) { }
        return true;
    case FakeTrouble::FloodBanner:
        while (say(QByteArray(1023, 'x') + '\n') && !isOver()) {
            m_counters.floodedBytes += 1024;
        }
        return true;
    case FakeTrouble::WebServer:
        say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        return true;
    case FakeTrouble::MailServer:
        say("220 mail.example.net\x1b[2J ESMTP\r\n");
        hold(socket);
        return true;
    case FakeTrouble::HangUp:
        return true;
    case FakeTrouble::TooManyLogins:
        say("Exceeded MaxStartups\r\n");
        return true;
    case FakeTrouble::None:
    case FakeTrouble::SilentAuth:
    case FakeTrouble::SilentNone:
    case FakeTrouble::SilentPassword:
    case FakeTrouble::SilentKey:
    case FakeTrouble::SilentPrompts:
    case FakeTrouble::SilentAnswers:
    case FakeTrouble::SilentChannel:
    case FakeTrouble::SilentCommand:
    case FakeTrouble::HangUpOnPassword:
    case FakeTrouble::WantsNewPassword:
    case FakeTrouble::FloodAfterLogin:
    case FakeTrouble::NoChannel:
    case FakeTrouble::SilentForward:
    case FakeTrouble::NoCommand:
    case FakeTrouble::ClosesCommand:
        break;
    }
    return false;
}

} // namespace vedette::test
