// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollOnce.h"

#include "core/base/Clock.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/ssh/Poller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr milliseconds slice{100}; // how soon a stop is noticed

} // namespace

Result<ssh::ShellReply> ask(ssh::Transport& transport,
                            const QByteArray& command,
                            Deadline deadline,
                            const std::stop_token& stop)
{
    if (const auto started = transport.start(command); !started) {
        return fail(started.error());
    }
    return await(transport, deadline, stop);
}

Result<ssh::ShellReply>
await(ssh::Transport& transport, Deadline deadline, const std::stop_token& stop)
{
    ssh::Poller poller;
    while (!deadline.hasExpired()) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        auto reply = transport.advance();
        if (!reply) {
            return fail(reply.error());
        }
        if (reply->has_value()) {
            return **std::move(reply);
        }
        [[maybe_unused]] const auto ready
            = poller.wait({transport.wait()}, std::min(slice, deadline.remaining()));
    }
    return fail(ErrorCode::Timeout, u"the shell did not answer in time"_s);
}

Snapshot
pollOnce(ServerContext& context, PollKind kind, Deadline deadline, const std::stop_token& stop)
{
    const ProbeRequest request = pollRequest(kind, context.mayHang);
    auto reply = ask(*context.transport, request.command, deadline, stop);
    if (!reply) {
        return failedSnapshot(context.server.id, kind, systemClock().now(), reply.error());
    }
    return readPoll(*std::move(reply), request.nonce, kind, systemClock().now(), context);
}

} // namespace vedette::collect
