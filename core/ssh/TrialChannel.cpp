// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/TrialChannel.h"

#include "core/ssh/ErrorMap.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

TrialChannel::TrialChannel(Session& session, Patience& patience)
    : m_session(session)
    , m_patience(patience)
{ }

Result<int> TrialChannel::call(const std::function<int(ssh_channel)>& request)
{
    if (!m_channel) {
        auto made = makeChannel(m_session.get());
        if (!made) {
            return fail(made.error());
        }
        m_channel = *std::move(made);
    }
    auto done = m_session.finish(
        [this, &request] { return request(m_channel.get()); }, SSH_AGAIN, m_patience);
    if (done && *done != SSH_OK && !m_session.isConnected()) {
        return fail(m_session.failure(m_patience));
    }
    return done;
}

Result<void> TrialChannel::send(QByteArrayView input)
{
    while (!input.isEmpty()) { // far less than a window: it is taken at once
        const int sent
            = ssh_channel_write(m_channel.get(), input.data(), static_cast<uint32_t>(input.size()));
        if (sent <= 0) {
            return fail(m_session.failure(m_patience));
        }
        input = input.sliced(sent);
    }
    return {};
}

void TrialChannel::endInput()
{
    ssh_channel_send_eof(m_channel.get());
}

QByteArray TrialChannel::receive(qsizetype atLeast)
{
    QByteArray output;
    [[maybe_unused]] const auto ended = m_session.finish(
        [this, &output, atLeast] {
            const bool isOver = (readWaiting(output) && hasEnded()) || output.size() >= atLeast;
            return isOver ? SSH_OK : SSH_AGAIN;
        },
        SSH_AGAIN,
        m_patience);
    return output;
}

bool TrialChannel::hasEnded() const
{
    ssh_channel channel = m_channel.get();
    return ssh_channel_is_closed(channel) != 0 || ssh_channel_get_exit_status(channel) >= 0;
}

bool TrialChannel::readWaiting(QByteArray& output)
{
    std::array<char, 4096> buffer{};
    for (const int isErrors : {0, 1}) {
        int count = 0;
        do {
            count = ssh_channel_read_nonblocking(
                m_channel.get(), buffer.data(), static_cast<uint32_t>(buffer.size()), isErrors);
            output.append(buffer.data(), std::max(count, 0));
        } while (count > 0 && output.size() <= mostBytes);
        if (count == SSH_ERROR) {
            return true;
        }
    }
    return ssh_channel_is_eof(m_channel.get()) != 0 || ssh_channel_is_closed(m_channel.get()) != 0;
}

} // namespace vedette::ssh
