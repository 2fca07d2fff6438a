// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowReader.h"

#include "core/base/PlainText.h"
#include "core/collect/slow/SudoRefusals.h"

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// What a script says instead of an answer: vd_missing, vd_denied, vd_absent.
std::optional<Error> excuseIn(const PollText& text)
{
    struct Excuse
    {
        QByteArrayView section;
        ErrorCode code;
    };
    constexpr std::array excuses{Excuse{"missing", ErrorCode::CommandMissing},
                                 Excuse{"denied", ErrorCode::PermissionDenied},
                                 Excuse{"absent", ErrorCode::NotAvailable}};
    for (const Excuse& excuse : excuses) {
        if (const auto what = text.section(excuse.section)) {
            return Error{excuse.code, plainText(what->trimmed())};
        }
    }
    return std::nullopt;
}

/// vd_refused: what else is lacking is not of interest then.
std::optional<Error> sudoRefusalIn(const PollText& text)
{
    const auto command = text.section("sudo");
    if (!command) {
        return std::nullopt;
    }
    return Error{ErrorCode::PermissionDenied, u"sudo refuses "_s + plainText(command->trimmed())};
}

Result<SlowOutput> readAnswer(const SlowTask& task, SlowInput& input)
{
    const auto refusal = sudoRefusalIn(input.text);
    if (auto excuse = excuseIn(input.text)) {
        return fail(refusal.value_or(*excuse));
    }
    auto output = task.read(input);
    if (!output) {
        return fail(refusal.value_or(output.error()));
    }
    if (refusal && !output->gap) { // what is broken matters more
        output->gap = refusal;
    }
    return output;
}

} // namespace

QByteArray requestOf(const SlowTask& task,
                     const QByteArray& nonce,
                     const ServerContext& context,
                     MonotonicTime now)
{
    const bool mayUseSudo
        = task.asksRoot && context.server.usesSudo && !isRefused(context.slowTimes, task.name, now);
    return (mayUseSudo ? "vd_sudo=1;" : "") + task.line(nonce);
}

Snapshot missedSlow(const QString& task, ServerId server, Timestamp collectedAt, const Error& why)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.kind = PollKind::Slow;
    snapshot.probe = task;
    snapshot.collectedAt = collectedAt;
    snapshot.unavailable.push_back({task, why});
    return snapshot;
}

Snapshot readSlow(const SlowTask& task,
                  ssh::ShellReply reply,
                  QByteArrayView nonce,
                  Timestamp collectedAt,
                  ServerContext& context)
{
    const auto text = PollText::parse(std::move(reply.output), nonce);
    if (!text) {
        const Error nothing{ErrorCode::CommandFailed, u"it printed nothing"_s, reply.exitCode};
        return missedSlow(task.name, context.server.id, collectedAt, nothing);
    }
    SlowInput input{.text = *text,
                    .facts = context.facts,
                    .memory = context.slowMemory,
                    .collectedAt = collectedAt,
                    .roundTrip = reply.roundTrip,
                    .isLocal = context.server.kind == ServerKind::Local};
    auto output = readAnswer(task, input);
    const bool hasSudoRefused = text->section("sudo").has_value();
    if (!output) {
        Snapshot missed = missedSlow(task.name, context.server.id, collectedAt, output.error());
        missed.hasSudoRefused = hasSudoRefused;
        return missed;
    }
    Snapshot snapshot;
    snapshot.hasSudoRefused = hasSudoRefused;
    snapshot.server = context.server.id;
    snapshot.kind = PollKind::Slow;
    snapshot.probe = task.name;
    snapshot.collectedAt = collectedAt;
    snapshot.roundTrip = reply.roundTrip;
    snapshot.samples = std::move(output->samples);
    snapshot.samples.push_back(
        {MetricId{u"probe"_s, u"duration"_s, task.name}, input.roundTrip.count()});
    snapshot.details = std::move(output->details);
    snapshot.units = std::move(output->units);
    if (output->gap) {
        snapshot.unavailable.push_back({task.name, *std::move(output->gap)});
    }
    return snapshot;
}

} // namespace vedette::collect
