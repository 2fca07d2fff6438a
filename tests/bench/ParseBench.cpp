// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/login/SessionOpener.h"
#include "tests/bench/Benches.h"
#include "tests/bench/Measure.h"

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr seconds answerPatience{10};
constexpr int readings = 1000;

void measureReading(collect::ServerContext& context, PollKind kind)
{
    const QString name = kind == PollKind::Status ? u"status answer"_s : u"metrics answer"_s;
    const auto request = collect::pollRequest(kind);
    const auto reply
        = collect::ask(*context.transport, request.command, Deadline::after(answerPatience), {});
    if (!reply) {
        reportSkipped(name, reply.error().detail);
        return;
    }
    const double ms = medianCpuMs(
        readings, [&] { (void)collect::readPoll(*reply, request.nonce, kind, {}, context); });
    report({.what = name, .value = ms * 1000, .unit = u"us CPU"_s});
}

} // namespace

void measureParsing()
{
    heading(u"Reading one answer (this machine's own)"_s);
    ssh::LoginRequest request;
    request.server = thisComputer();
    const auto session = collect::openSession(request, Deadline::after(answerPatience), {});
    if (session.error) {
        reportSkipped(u"answers"_s, u"no local shell"_s);
        return;
    }
    measureReading(*session.context, PollKind::Status);
    measureReading(*session.context, PollKind::Metrics);
}

} // namespace vedette::bench
