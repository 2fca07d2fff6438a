// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ProbeOfMetric.h"

#include "core/collect/Probe.h"
#include "core/collect/slow/SlowProbe.h"
#include "tests/support/Catch.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::probeOf;

TEST_CASE("a metric leads to the probe that reads it")
{
    CHECK(probeOf({u"cpu"_s, u"totalUsage"_s, {}}) == u"cpu"_s);
    CHECK(probeOf({u"process"_s, u"blocked"_s, {}}) == u"cpu"_s);
    CHECK(probeOf({u"process"_s, u"zombies"_s, {}}) == u"processes"_s);
    CHECK(probeOf({u"swap"_s, u"inRate"_s, {}}) == u"paging"_s);
    CHECK(probeOf({u"swap"_s, u"total"_s, {}}) == u"memory"_s);
    CHECK(probeOf({u"disk"_s, u"used"_s, u"/var"_s}) == u"disk"_s);
    CHECK(probeOf({u"network"_s, u"speed"_s, u"eth0"_s}) == u"links"_s);
    CHECK(probeOf({u"network"_s, u"rxUtilisation"_s, u"eth0"_s}) == u"network"_s);
    CHECK(probeOf({u"probe"_s, u"duration"_s, u"services"_s}) == u"services"_s);
    CHECK(probeOf({u"command"_s, u"size"_s, u"backup/daily"_s}) == u"command/backup"_s);
}

TEST_CASE("what Vedette measures itself comes from no probe")
{
    CHECK(probeOf({u"server"_s, u"up"_s, {}}).isEmpty());
    CHECK(probeOf({u"ssh"_s, u"roundTrip"_s, {}}).isEmpty());
    CHECK(probeOf({u"unheardOf"_s, u"value"_s, {}}).isEmpty());
}

TEST_CASE("every metric of the catalogue leads to a probe that exists, or to Vedette itself")
{
    for (const MetricInfo& info : metricCatalogue()) {
        const QString type = QString::fromLatin1(info.type);
        const QString probe = probeOf({type, QString::fromLatin1(info.field), u"services"_s});
        const auto isNamed = [&probe](const auto& known) { return known.name == probe; };

        CAPTURE(info.type, info.field);
        const bool isOwn = type == u"server" || type == u"ssh"
            || (type == u"probe" && std::string_view(info.field) != "duration");
        const bool isCommand = type == u"command" && probe == u"command/services"_s;
        const bool isKnown = isCommand || std::ranges::any_of(collect::probeCatalogue(), isNamed)
            || std::ranges::any_of(collect::slowCatalogue(), isNamed);
        CHECK((isOwn || isKnown));
    }
}
