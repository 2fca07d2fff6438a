// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerRow.h"

#include "ui/CountedInstances.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// A remote collector may name any; a user may have 1,000 commands.
constexpr std::size_t maxSlowProbes = 1100;

constexpr qsizetype courseLength = 60;

bool hasContent(const Snapshot& snapshot)
{
    return !snapshot.samples.empty() || !std::holds_alternative<std::monostate>(snapshot.details);
}

std::optional<Error> firstReason(const Snapshot& snapshot)
{
    return snapshot.unavailable.empty() ? std::nullopt
                                        : std::optional(snapshot.unavailable.front().why);
}

/// Why it brings nothing; what it lacks beside its content is a gap.
std::optional<Error> reasonOf(const Snapshot& snapshot)
{
    return snapshot.error || hasContent(snapshot) ? snapshot.error : firstReason(snapshot);
}

/// Not a failure: the server does not have it.
bool isAbsence(const Error& why)
{
    return why.code == ErrorCode::NotAvailable || why.code == ErrorCode::CommandMissing;
}

const MetricId& totalUsage()
{
    static const MetricId id{u"cpu"_s, u"totalUsage"_s, {}};
    return id;
}

} // namespace

void keepCpu(ServerRow& row, const Snapshot& snapshot)
{
    const auto usage = valueOf(snapshot, totalUsage());
    if (!usage) {
        return;
    }
    if (!row.cpu.isEmpty() && !row.cpu.last()) { // one stands for the gap already
        const auto slots = (snapshot.collectedAt - row.cpuAt)
            / milliseconds{std::max(row.server.statusInterval, minStatusInterval)};
        row.cpu.resize(row.cpu.size() + std::clamp<qsizetype>(slots - 2, 0, courseLength));
    }
    row.cpu.push_back(usage);
    row.cpuAt = snapshot.collectedAt;
    row.cpu.remove(0, std::max<qsizetype>(row.cpu.size() - courseLength, 0));
}

void breakCpu(ServerRow& row)
{
    if (!row.cpu.isEmpty() && row.cpu.last()) {
        row.cpu.push_back(std::nullopt);
    }
}

Course cpuCourse(const ServerRow& row)
{
    return isUp(row.status.state) ? row.cpu : Course();
}

void keepSlow(ServerRow& row, const Snapshot& snapshot)
{
    const bool isKnown = row.slow.contains(snapshot.probe);
    if (!isKnown && row.slow.size() >= maxSlowProbes) {
        return;
    }
    SlowAnswer& answer = row.slow[snapshot.probe];
    if (snapshot.collectedAt < answer.collectedAt) {
        return;
    }
    answer.heardAt = snapshot.collectedAt;
    answer.why = reasonOf(snapshot);
    if (!answer.why || hasContent(snapshot) || isAbsence(*answer.why)) {
        answer.collectedAt = snapshot.collectedAt;
        answer.samples = snapshot.samples;
        answer.units = snapshot.units;
        answer.details = snapshot.details;
        answer.gap = hasContent(snapshot) ? firstReason(snapshot) : std::nullopt;
    }
}

const SlowAnswer* slowAnswer(const ServerRow& row, const QString& probe)
{
    const auto found = row.slow.find(probe);
    return found == row.slow.end() ? nullptr : &found->second;
}

std::vector<Sample> slowSamples(const ServerRow& row, QLatin1StringView type)
{
    std::vector<Sample> samples;
    for (const auto& [probe, answer] : row.slow) {
        std::ranges::copy_if(answer.samples,
                             std::back_inserter(samples),
                             [&](const Sample& sample) { return sample.metric.type == type; });
    }
    return samples;
}

std::optional<FullestDisk> fullestDisk(const ServerRow& row)
{
    std::optional<FullestDisk> fullest;
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        const MetricId& id = it.key();
        const bool isUsage = id.type == "disk"_L1 && id.field == "usedPercent"_L1;
        if (isUsage && (!fullest || it.value() > fullest->usedPercent)) {
            fullest = FullestDisk{id.instance, it.value()};
        }
    }
    return fullest;
}

std::optional<double> networkTotal(const ServerRow& row, const QString& field)
{
    const QString type = u"network"_s;
    QStringList interfaces;
    for (auto it = row.values.keyBegin(); it != row.values.keyEnd(); ++it) {
        if (it->type == type && it->field == field) {
            interfaces += it->instance;
        }
    }
    std::optional<double> total;
    for (const QString& interface : countedInstances(type, interfaces)) {
        total = total.value_or(0.0) + row.values.value({type, field, interface});
    }
    return total;
}

} // namespace vedette::ui
