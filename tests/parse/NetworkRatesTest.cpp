// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetworkRates.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

const NetworkCounters first{u"eth0"_s, false, 1000, 100, 10, 1, 2000, 200, 20, 2};

} // namespace

TEST_CASE("Network rates are told per second")
{
    const NetworkCounters now{u"eth0"_s, false, 2000, 200, 20, 11, 4000, 400, 40, 22};

    const auto rates = networkRates(first, now, 10);

    CHECK(value(rates, u"network[eth0].rxRate") == 100.0);
    CHECK(value(rates, u"network[eth0].rxPackets") == 10.0);
    CHECK(value(rates, u"network[eth0].rxErrors") == 1.0);
    CHECK(value(rates, u"network[eth0].rxDrops") == 1.0);
    CHECK(value(rates, u"network[eth0].txRate") == 200.0);
    CHECK(value(rates, u"network[eth0].txPackets") == 20.0);
    CHECK(value(rates, u"network[eth0].txErrors") == 2.0);
    CHECK(value(rates, u"network[eth0].txDrops") == 2.0);
}

TEST_CASE("An interface that came back has no rates of what fell")
{
    NetworkCounters now = first;
    now.rxBytes = 5;

    const auto rates = networkRates(first, now, 10);

    CHECK_FALSE(value(rates, u"network[eth0].rxRate"));
    CHECK(value(rates, u"network[eth0].txRate") == 0.0);
}

TEST_CASE("A 32-bit byte counter may wrap once")
{
    NetworkCounters before = first;
    before.rxBytes = 4'294'967'000U;
    NetworkCounters now = first;
    now.rxBytes = 704;

    CHECK(value(networkRates(before, now, 10), u"network[eth0].rxRate") == 100.0);
}

TEST_CASE("Without time between two readings an interface has no rates")
{
    CHECK(networkRates(first, first, 0).empty());
    CHECK(networkRates(first, first, -30).empty());
}

TEST_CASE("Utilisation is the share of the link's speed")
{
    const NetworkCounters now{u"eth0"_s, false, 1000 + 600'000, 200, 20, 11, 2000 + 5'000'000, 400};
    const auto rates = networkRates(first, now, 10);

    const auto full = networkUtilisation(rates, {u"eth0"_s, 120'000, true, false});

    CHECK(full.size() == 2);
    CHECK(value(full, u"network[eth0].rxUtilisation") == 50.0);
    CHECK(value(full, u"network[eth0].txUtilisation") == 100.0); // not 417: buffers burst
}

TEST_CASE("Directions that share a link are utilised alike")
{
    const NetworkCounters now{u"eth0"_s, false, 1000 + 30'000, 200, 20, 11, 2000 + 20'000, 400};
    const auto rates = networkRates(first, now, 10);

    const auto half = networkUtilisation(rates, {u"eth0"_s, 10'000, true, true});

    CHECK(value(half, u"network[eth0].rxUtilisation") == 50.0);
    CHECK(value(half, u"network[eth0].txUtilisation") == 50.0);
}

TEST_CASE("Without a speed, and without rates, there is no utilisation")
{
    const auto rates = networkRates(first, first, 10);
    NetworkCounters fallen = first;
    fallen.rxBytes = 5;
    const auto sent = networkUtilisation(networkRates(first, fallen, 10), {u"eth0"_s, 1e6});

    CHECK(networkUtilisation(rates, {u"eth0"_s, std::nullopt, true}).empty());
    CHECK(networkUtilisation({}, {u"eth0"_s, 1e6, true}).empty());
    CHECK(sent.size() == 1);
    CHECK(value(sent, u"network[eth0].txUtilisation") == 0.0);
}
