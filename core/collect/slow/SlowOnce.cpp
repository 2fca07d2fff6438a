// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowOnce.h"

#include "core/base/Clock.h"
#include "core/base/Nonce.h"
#include "core/collect/PollOnce.h"
#include "core/collect/slow/CommandTask.h"
#include "core/collect/slow/SlowReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

enum class AtStop
{
    Leave,
    EndWhatRuns ///< and hear what it had said
};

/// On a slow shell of its own.
Result<SlowAnswer>
askBeside(ServerContext& context, const SlowTask& task, AtStop atStop, const std::stop_token& stop)
{
    auto shell = context.transport->openBeside(slowPrelude());
    if (!shell) {
        return fail(shell.error());
    }
    const QByteArray nonce = makeNonce();
    const QByteArray line = requestOf(task, nonce, context, systemClock().monotonic());
    auto reply = ask(**shell, line, Deadline::after(task.timeout), stop);
    const bool isStopped = !reply && reply.error().code == ErrorCode::Cancelled;
    if (isStopped && atStop == AtStop::EndWhatRuns) {
        (*shell)->interrupt();
        reply = await(**shell, Deadline::after(cancelGrace), {});
    }
    if (!reply) {
        return fail(isStopped ? Error{ErrorCode::Cancelled, {}} : reply.error());
    }
    return SlowAnswer{*std::move(reply), nonce, isStopped};
}

} // namespace

Snapshot askOnce(ServerContext& context, const QString& slowProbe, const std::stop_token& stop)
{
    const auto all = slowCatalogue();
    const auto probe = std::ranges::find_if(
        all, [&slowProbe](const SlowProbe& known) { return known.name == slowProbe; });
    const auto miss = [&](const Error& why) {
        return missedSlow(slowProbe, context.server.id, systemClock().now(), why);
    };
    if (probe == all.end()) {
        return miss({ErrorCode::NotFound, slowProbe});
    }
    if (!isAskedOf(*probe, context.server)) {
        return miss({ErrorCode::NotAvailable, u"nothing of it is named for this server"_s});
    }
    const SlowTask task = taskOf(*probe, context.server);
    auto answer = askBeside(context, task, AtStop::Leave, stop);
    if (!answer) {
        return miss(answer.error());
    }
    return readSlow(task, std::move(answer->reply), answer->nonce, systemClock().now(), context);
}

CommandTrial
runOnce(ServerContext& context, const CustomCommand& command, const std::stop_token& stop)
{
    const auto answer = askBeside(context, taskOf(command), AtStop::EndWhatRuns, stop);
    return trialOf(command, context.server.id, answer);
}

} // namespace vedette::collect
