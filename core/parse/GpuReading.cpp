// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/GpuReading.h"

#include "core/parse/SampleList.h"
#include "core/parse/Temperature.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

std::optional<double> atMost(std::optional<double> value, double highest)
{
    return value && *value <= highest ? value : std::nullopt;
}

} // namespace

std::vector<Sample> samplesOf(const GpuReading& gpu)
{
    constexpr double mostMemory = 1e15;
    constexpr double mostWatts = 20'000;
    constexpr double fastest = 20e9;
    constexpr double full = 100;
    SampleList list(u"gpu"_s, gpu.name);
    const auto total = atMost(gpu.memoryTotal, mostMemory);
    list.add(u"utilisation"_s, atMost(gpu.utilisation, full));
    list.add(u"memoryUsed"_s, atMost(gpu.memoryUsed, total.value_or(mostMemory)));
    list.add(u"memoryTotal"_s, total);
    list.add(u"temperature"_s, gpu.celsius ? possibleCelsius(*gpu.celsius) : std::nullopt);
    list.add(u"power"_s, atMost(gpu.watts, mostWatts));
    // "may exceed 100 % in certain cases" (nvidia-smi(1)): of the speed at which noise is bearable.
    const auto fan = atMost(gpu.fan, 10 * full);
    list.add(u"fan"_s, fan ? std::optional(std::min(*fan, full)) : std::nullopt);
    list.add(u"clock"_s, atMost(gpu.clock, fastest));
    return list.take();
}

} // namespace vedette::parse
