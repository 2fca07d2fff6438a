// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollReader.h"

#include "core/base/PlainText.h"
#include "core/collect/Probe.h"
#include "core/parse/CpuInfo.h"
#include "core/parse/OsRelease.h"
#include "core/parse/ProcessCpu.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"
#include "core/parse/VmStat.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

const MetricId upMetric{u"server"_s, u"up"_s, {}};
const MetricId roundTripMetric{u"ssh"_s, u"roundTrip"_s, {}};
const MetricId connectTimeMetric{u"ssh"_s, u"connectTime"_s, {}};
const MetricId handshakeTimeMetric{u"ssh"_s, u"handshakeTime"_s, {}};
const MetricId channelsMetric{u"ssh"_s, u"channels"_s, {}};

QString textOf(const PollText& text, QByteArrayView section)
{
    return plainText(text.section(section).value_or(QByteArrayView()).trimmed());
}

using Access = QHash<QByteArray, QByteArray>; ///< by file

/// "ok /proc/stat", "denied /proc/stat", "missing /proc/stat", a line each.
Access readAccess(QByteArrayView text)
{
    Access access;
    parse::Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype space = line->indexOf(' ');
        if (space > 0) {
            access.insert(line->sliced(space + 1).toByteArray(), line->first(space).toByteArray());
        }
    }
    return access;
}

std::optional<Error>
whyMissing(QLatin1StringView need, const Access& access, const QByteArray& tools)
{
    if (!need.startsWith(u'/')) {
        const bool isThere
            = ('\n' + tools + '\n').contains('\n' + QByteArray(need.data(), need.size()) + '\n');
        return isThere ? std::nullopt
                       : std::optional(Error{ErrorCode::CommandMissing, need.toString()});
    }
    const QByteArray state = access.value(QByteArray(need.data(), need.size()), "missing");
    if (state == "ok") {
        return std::nullopt;
    }
    return Error{state == "denied" ? ErrorCode::PermissionDenied : ErrorCode::NotAvailable,
                 need.toString()};
}

std::optional<Error> firstMissing(const Probe& probe, const Access& access, const QByteArray& tools)
{
    for (const QLatin1StringView need : probe.needs) {
        if (auto why = whyMissing(need, access, tools)) {
            return why;
        }
    }
    return std::nullopt;
}

std::vector<Unavailable> findMissing(const PollText& text)
{
    const auto access = readAccess(text.section("access").value_or(QByteArrayView()));
    const QByteArray tools = text.section("tools").value_or(QByteArrayView()).toByteArray();
    std::vector<Unavailable> missing;
    for (const Probe& probe : probeCatalogue()) {
        if (const auto why = firstMissing(probe, access, tools)) {
            missing.push_back({probe.name.toString(), *why});
        }
    }
    return missing;
}

void readProbes(PollKind kind, ProbeInput& input, const ServerContext& context, Snapshot& snapshot)
{
    for (const Probe& probe : probeCatalogue()) {
        if (kind == PollKind::Status && !probe.isInStatus) {
            continue;
        }
        const auto missing = std::ranges::find(context.missing, probe.name, &Unavailable::probe);
        if (missing != context.missing.end()) {
            snapshot.unavailable.push_back(*missing);
            continue;
        }
        const auto samples = probe.read(input);
        std::optional<Error> why = std::exchange(input.gap, std::nullopt);
        if (samples) {
            snapshot.samples.insert(snapshot.samples.end(), samples->begin(), samples->end());
        } else {
            why = samples.error();
        }
        if (why) {
            snapshot.unavailable.push_back({probe.name.toString(), *std::move(why)});
        }
    }
}

/// Of the shell, and of its sshd and of the SFTP server where those may be read.
std::optional<double> readCost(const PollText& text)
{
    constexpr int mostProcesses = 4;
    parse::Scanner lines(text.section("cost").value_or(QByteArrayView()), mostProcesses);
    auto total = parse::parseProcessCpu(lines.nextLine().value_or(QByteArrayView()));
    while (const auto line = lines.nextLine()) {
        const auto other = parse::parseProcessCpu(*line);
        total = total ? *total + other.value_or(0) : std::move(total);
    }
    return total ? std::optional(*total) : std::nullopt;
}

void addFootprint(const PollText& text, ServerContext& context, std::vector<Sample>& samples)
{
    const ssh::Transport& transport = *context.transport;
    if (!context.hasSentFacts) { // once per login
        samples.push_back({connectTimeMetric, context.connectTime.count()});
        if (context.handshakeTime) {
            samples.push_back({handshakeTimeMetric, context.handshakeTime->count()});
        }
    }
    samples.push_back({channelsMetric, static_cast<double>(transport.channels())});
    parse::append(samples,
                  context.footprint.samples(readCost(text),
                                            transport.bytesReceived() + transport.bytesSent()));
}

/// A shell that can't fork leaves its functions, or goes on without what the tools would have said:
/// then the answer ends early, or tells of no file where there are some.
bool isCut(const PollText& text, PollKind kind, int exitCode, const ServerContext& context)
{
    const QByteArrayView last = kind == PollKind::Status ? "uptime" : "cost";
    if (exitCode != 0 && !text.section(last)) {
        return true;
    }
    const auto files = text.section("files");
    const bool hasFiles = context.missing.size() < probeCatalogue().size();
    return kind == PollKind::Metrics && hasFiles && files && files->trimmed().isEmpty();
}

Error startedNothing(int exitCode)
{
    return {ErrorCode::CommandFailed, u"the server could not start a process"_s, exitCode};
}

void learnWhatHangs(const ProbeInput& input, ServerContext& context)
{
    const bool hasWord = context.server.access != ServerAccess::FixedProbe; // in its request
    context.hasHung = context.hasHung || input.hasHung;
    context.mayHang = !(hasWord && input.areMountsLocal) || context.hasHung;
}

} // namespace

Result<void> readFacts(QByteArray reply, QByteArrayView nonce, ServerContext& context)
{
    const auto text = PollText::parse(std::move(reply), nonce);
    if (!text) {
        return fail(text.error());
    }
    Facts& facts = context.facts;
    facts.hostName = textOf(*text, "host");
    facts.kernel = textOf(*text, "kernel");
    facts.architecture = textOf(*text, "arch");
    facts.bootId = textOf(*text, "boot");
    facts.pageSize = parse::parsePageSize(text->section("page").value_or(QByteArrayView()));
    const auto os = parse::parseOsRelease(text->section("os").value_or(QByteArrayView()));
    facts.operatingSystem = os ? os->prettyName : QString();
    const auto cpu = parse::parseCpuInfo(text->section("cpuinfo").value_or(QByteArrayView()));
    facts.cpuModel = cpu ? cpu->model : QString();
    context.missing = findMissing(*text);
    return {};
}

Snapshot readPoll(ssh::ShellReply reply,
                  QByteArrayView nonce,
                  PollKind kind,
                  Timestamp collectedAt,
                  ServerContext& context)
{
    const QByteArray output = reply.output;
    const auto text = PollText::parse(std::move(reply.output), nonce);
    if (!text) {
        const Error error = reply.exitCode != 0 ? startedNothing(reply.exitCode) : text.error();
        return failedSnapshot(context.server.id, kind, collectedAt, error);
    }
    if (isCut(*text, kind, reply.exitCode, context)) {
        return failedSnapshot(context.server.id, kind, collectedAt, startedNothing(reply.exitCode));
    }
    Snapshot snapshot;
    snapshot.server = context.server.id;
    snapshot.kind = kind;
    snapshot.collectedAt = collectedAt;
    snapshot.roundTrip = reply.roundTrip;
    snapshot.samples.push_back({upMetric, 1});
    if (kind == PollKind::Status && context.server.kind == ServerKind::Ssh) {
        // Of a poll that starts no process: the other kind's time is that of df and tail.
        const std::chrono::duration<double> inSeconds = reply.roundTrip;
        snapshot.samples.push_back({roundTripMetric, inSeconds.count()});
    }
    context.work.keep(kind, {output, nonce.toByteArray(), reply.roundTrip, collectedAt});
    context.footprint.addPoll();
    if (kind == PollKind::Metrics && context.server.kind == ServerKind::Ssh && context.transport) {
        addFootprint(*text, context, snapshot.samples);
    }
    RateTracker& rates = kind == PollKind::Status ? context.statusRates : context.metricsRates;
    ProbeInput input{*text, rates, {}, context.facts, context.slowMemory.links, kind};
    readProbes(kind, input, context, snapshot);
    if (kind == PollKind::Metrics) {
        learnWhatHangs(input, context);
    }
    if (context.statusRates.isEmpty()) {
        context.statusRates.keep(input.now); // the first status poll has something to compare with
    }
    rates.keep(std::move(input.now));
    if (!context.hasSentFacts && kind == PollKind::Metrics) {
        snapshot.facts = context.facts;
        context.hasSentFacts = true;
    }
    return snapshot;
}

Snapshot failedSnapshot(ServerId server, PollKind kind, Timestamp collectedAt, Error error)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.kind = kind;
    snapshot.collectedAt = collectedAt;
    snapshot.samples.push_back({upMetric, 0});
    snapshot.error = std::move(error);
    return snapshot;
}

} // namespace vedette::collect
