// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/RateTracker.h"

#include "tests/support/Catch.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::RateTracker;
using collect::Reading;

namespace {

Reading reading(double uptime, quint64 user, quint64 idle)
{
    Reading value;
    value.uptime = uptime;
    value.stat = parse::ProcStat{};
    value.stat->total.user = user;
    value.stat->total.idle = idle;
    return value;
}

Reading withPort(Reading value, const QString& name, quint64 rxBytes)
{
    parse::NetworkCounters port;
    port.name = name;
    port.rxBytes = rxBytes;
    value.interfaces.push_back(port);
    return value;
}

std::optional<double> find(const std::vector<Sample>& samples, const MetricId& id)
{
    const auto found = std::ranges::find(samples, id, &Sample::metric);
    return found == samples.end() ? std::nullopt : std::optional(found->value);
}

const MetricId usage{u"cpu"_s, u"totalUsage"_s, {}};
const MetricId received{u"network"_s, u"rxRate"_s, u"eth0"_s};

} // namespace

TEST_CASE("a first reading gives no rates")
{
    const RateTracker rates;

    CHECK(rates.cpuRates(reading(10, 1, 1)).empty());
    CHECK(rates.networkRates(withPort(reading(10, 1, 1), u"eth0"_s, 5)).empty());
}

TEST_CASE("rates divide by the server's own uptime")
{
    RateTracker rates;
    rates.keep(withPort(reading(100, 0, 0), u"eth0"_s, 1000));

    const Reading now = withPort(reading(104, 100, 300), u"eth0"_s, 9000);

    CHECK(find(rates.cpuRates(now), usage) == Approx(25));
    CHECK(find(rates.networkRates(now), received) == Approx(2000));
}

TEST_CASE("a reboot, a clock that stands still and a missing uptime give no rates")
{
    const std::optional<double> uptime = GENERATE(
        std::optional<double>(3.0), std::optional<double>(100.0), std::optional<double>());
    RateTracker rates;
    rates.keep(withPort(reading(100, 50, 50), u"eth0"_s, 1000));
    Reading now = withPort(reading(104, 100, 300), u"eth0"_s, 9000);
    now.uptime = uptime;

    CHECK(rates.cpuRates(now).empty());
    CHECK(rates.networkRates(now).empty());
}

TEST_CASE("an interface that is new, gone or counts anew has no rate")
{
    RateTracker rates;
    rates.keep(withPort(reading(100, 0, 0), u"eth0"_s, 1000));

    CHECK(rates.networkRates(reading(104, 1, 1)).empty());
    CHECK(rates.networkRates(withPort(reading(104, 1, 1), u"eth1"_s, 9000)).empty());
    CHECK_FALSE(find(rates.networkRates(withPort(reading(104, 1, 1), u"eth0"_s, 10)), received));
}

TEST_CASE("an interface whose speed is known has a utilisation, another has none")
{
    RateTracker rates;
    rates.keep(withPort(withPort(reading(100, 0, 0), u"eth0"_s, 1000), u"eth1"_s, 1000));
    const Reading now = withPort(withPort(reading(104, 1, 1), u"eth0"_s, 9000), u"eth1"_s, 9000);

    const auto samples = rates.networkRates(now, {{u"eth0"_s, 8000, true, false}});

    const auto used = [](const QString& name) {
        return MetricId{u"network"_s, u"rxUtilisation"_s, name};
    };
    CHECK(find(samples, used(u"eth0"_s)) == Approx(25));
    CHECK_FALSE(find(samples, used(u"eth1"_s)));
    CHECK(find(samples, received) == Approx(2000));
}
