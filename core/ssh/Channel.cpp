// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Channel.h"

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

} // namespace

void EndChannel::operator()(ssh_channel channel) const
{
    if (listener != nullptr) {
        ssh_remove_channel_callbacks(channel, listener);
    }
    ssh_set_channel_callbacks(channel, ignoreAll());
    ssh_channel_free(channel);
}

Channel makeChannel(ssh_session session, ssh_channel_callbacks listener)
{
    Channel channel(ssh_channel_new(session), EndChannel{listener});
    if (channel && listener != nullptr
        && ssh_set_channel_callbacks(channel.get(), listener) != SSH_OK) {
        channel.reset();
    }
    return channel;
}

} // namespace vedette::ssh
