// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/LoadAvg.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

TEST_CASE("The three loads and the number of tasks are read")
{
    const auto load = parseLoadAvg("2.50 0.21 0.15 3/87 6111\n");

    REQUIRE(load);
    const auto samples = samplesOf(*load, 2);
    CHECK(value(samples, u"load.load1") == 2.5);
    CHECK(value(samples, u"load.load5") == 0.21);
    CHECK(value(samples, u"load.load15") == 0.15);
    CHECK(value(samples, u"load.perCore1") == 1.25);
    CHECK(value(samples, u"process.total") == 87.0);
    CHECK(load->running == 3U);
}

TEST_CASE("The load per core needs the number of cores")
{
    const auto load = parseLoadAvg("2.50 0.21 0.15");

    REQUIRE(load);
    CHECK_FALSE(value(samplesOf(*load, std::nullopt), u"load.perCore1"));
    CHECK_FALSE(value(samplesOf(*load, 0), u"load.perCore1"));
    CHECK_FALSE(value(samplesOf(*load, 1), u"process.total"));
}

TEST_CASE("Anything but three loads is malformed")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("0.1 0.2"),
                                     QByteArray("a b c"),
                                     QByteArray("nan 0 0"),
                                     QByteArray("-1 0 0"),
                                     QByteArray("0 99999999 0"));

    const auto load = parseLoadAvg(text);

    REQUIRE_FALSE(load);
    CHECK(load.error().code == ErrorCode::Malformed);
}
