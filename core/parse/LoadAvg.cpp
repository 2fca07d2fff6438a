// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/LoadAvg.h"

#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double maxLoad = 4'194'304; // PID_MAX_LIMIT: more can't run or wait

bool isPossible(std::optional<double> load)
{
    return load && *load <= maxLoad;
}

} // namespace

Result<LoadAvg> parseLoadAvg(QByteArrayView text)
{
    Scanner lines(text);
    Scanner fields(lines.nextLine().value_or(QByteArrayView()));
    const auto load1 = fields.nextDecimal();
    const auto load5 = fields.nextDecimal();
    const auto load15 = fields.nextDecimal();
    if (!isPossible(load1) || !isPossible(load5) || !isPossible(load15)) {
        return fail(ErrorCode::Malformed, u"/proc/loadavg has no three loads"_s);
    }
    LoadAvg load;
    load.load1 = *load1;
    load.load5 = *load5;
    load.load15 = *load15;
    const QByteArrayView tasks = fields.nextField().value_or(QByteArrayView());
    const qsizetype slash = tasks.indexOf('/');
    if (slash >= 0) {
        load.running = toCount(tasks.first(slash));
        load.total = toCount(tasks.sliced(slash + 1));
    }
    return load;
}

std::vector<Sample> samplesOf(const LoadAvg& load, std::optional<int> cpuCount)
{
    SampleList list(u"load"_s);
    list.add(u"load1"_s, std::optional(load.load1));
    list.add(u"load5"_s, std::optional(load.load5));
    list.add(u"load15"_s, std::optional(load.load15));
    if (cpuCount && *cpuCount > 0) {
        list.add(u"perCore1"_s, std::optional(load.load1 / *cpuCount));
    }
    SampleList process(u"process"_s);
    process.add(u"total"_s, load.total);
    std::vector<Sample> samples = list.take();
    append(samples, process.take());
    return samples;
}

} // namespace vedette::parse
