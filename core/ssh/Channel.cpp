// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Channel.h"

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

ssh_channel_callbacks ignoreAll()
{
    static ssh_channel_callbacks_struct callbacks = [] {
        ssh_channel_callbacks_struct made{};
        ssh_callbacks_init(&made);
        made.channel_data_function
            = [](ssh_session, ssh_channel, void*, uint32_t size, int, void*) {
                  return static_cast<int>(size);
              };
        return made;
    }();
    return &callbacks;
}

int unlessClosed(int rc, ssh_channel channel)
{
    return rc == SSH_AGAIN && ssh_channel_is_closed(channel) != 0 ? SSH_ERROR : rc;
}

} // namespace

void EndChannel::operator()(ssh_channel channel) const
{
    if (listener != nullptr) {
        ssh_remove_channel_callbacks(channel, listener);
    }
    ssh_set_channel_callbacks(channel, ignoreAll());
    ssh_channel_free(channel);
}

Result<Channel> makeChannel(ssh_session session, ssh_channel_callbacks listener)
{
    Channel channel(ssh_channel_new(session), EndChannel{listener});
    const bool isHeard = channel
        && (listener == nullptr || ssh_set_channel_callbacks(channel.get(), listener) == SSH_OK);
    if (!isHeard) {
        return fail(ErrorCode::Internal, u"no memory for a channel"_s);
    }
    return channel;
}

int startCommand(ssh_channel channel, const QByteArray& command)
{
    return unlessClosed(ssh_channel_request_exec(channel, command.constData()), channel);
}

int startSubsystem(ssh_channel channel, const char* name)
{
    return unlessClosed(ssh_channel_request_subsystem(channel, name), channel);
}

} // namespace vedette::ssh
