// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetworkRates.h"

#include "core/parse/Counter.h"
#include "core/parse/SampleList.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr CounterLimits byteLimits{.possible = 1e12, .afterWrap = 1.25e8}; // 8 Tbit/s; 1 Gbit/s
constexpr CounterLimits packetLimits{.possible = 1e10, .afterWrap = 1.5e6};

std::optional<double> rateNamed(const std::vector<Sample>& rates, QStringView field)
{
    const auto rate = std::ranges::find_if(
        rates, [field](const Sample& sample) { return sample.metric.field == field; });
    return rate == rates.end() ? std::nullopt : std::optional(rate->value);
}

} // namespace

std::vector<Sample>
networkRates(const NetworkCounters& before, const NetworkCounters& now, double seconds)
{
    const auto rate = [seconds](quint64 from, quint64 to, const CounterLimits& limits) {
        return rateOf(from, to, seconds, limits);
    };
    SampleList network(u"network"_s, now.name);
    network.add(u"rxRate"_s, rate(before.rxBytes, now.rxBytes, byteLimits));
    network.add(u"txRate"_s, rate(before.txBytes, now.txBytes, byteLimits));
    network.add(u"rxPackets"_s, rate(before.rxPackets, now.rxPackets, packetLimits));
    network.add(u"txPackets"_s, rate(before.txPackets, now.txPackets, packetLimits));
    network.add(u"rxErrors"_s, rate(before.rxErrors, now.rxErrors, packetLimits));
    network.add(u"txErrors"_s, rate(before.txErrors, now.txErrors, packetLimits));
    network.add(u"rxDrops"_s, rate(before.rxDrops, now.rxDrops, packetLimits));
    network.add(u"txDrops"_s, rate(before.txDrops, now.txDrops, packetLimits));
    return network.take();
}

std::vector<Sample> networkUtilisation(const std::vector<Sample>& rates, const NetworkLink& link)
{
    auto received = rateNamed(rates, u"rxRate");
    auto sent = rateNamed(rates, u"txRate");
    if (!link.speed) {
        return {};
    }
    if (link.isHalfDuplex) {
        received = received && sent ? std::optional(*received + *sent) : std::nullopt;
        sent = received;
    }
    SampleList network(u"network"_s, link.name);
    if (received) {
        network.add(u"rxUtilisation"_s, percentOf(*received, *link.speed));
    }
    if (sent) {
        network.add(u"txUtilisation"_s, percentOf(*sent, *link.speed));
    }
    return network.take();
}

} // namespace vedette::parse
