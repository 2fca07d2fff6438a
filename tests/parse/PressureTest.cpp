// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Pressure.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Pressure is read with both of its lines")
{
    const auto pressure = parsePressure("some avg10=1.53 avg60=0.87 avg300=0.38 total=8731894\n"
                                        "full avg10=0.50 avg60=0.00 avg300=99.99 total=3\n");
    REQUIRE(pressure);
    const auto samples = parse::samplesOf(*pressure, u"io"_s);

    CHECK(value(samples, u"pressure[io].someAvg10") == 1.53);
    CHECK(value(samples, u"pressure[io].someAvg60") == 0.87);
    CHECK(value(samples, u"pressure[io].someAvg300") == 0.38);
    CHECK(value(samples, u"pressure[io].fullAvg10") == 0.5);
    CHECK(value(samples, u"pressure[io].fullAvg60") == 0.0);
    CHECK(value(samples, u"pressure[io].fullAvg300") == 99.99);
}

TEST_CASE("Before 5.13 the CPU has no line of all that wait, and no value for it")
{
    const auto pressure = parsePressure("some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
    REQUIRE(pressure);
    const auto samples = parse::samplesOf(*pressure, u"cpu"_s);

    CHECK(value(samples, u"pressure[cpu].someAvg10") == 0.0);
    CHECK_FALSE(value(samples, u"pressure[cpu].fullAvg10"));
}

TEST_CASE("An empty file of pressure is no trouble, a wrong one is")
{
    CHECK(parsePressure("").error().code == ErrorCode::NotAvailable);
    const char* const text = GENERATE("some avg10=0.00 avg60=0.00\n",
                                      "some avg10=101 avg60=0 avg300=0\n",
                                      "some avg10=-1 avg60=0 avg300=0\n",
                                      "full avg10=0 avg60=0 avg300=0\n",
                                      "nonsense\n");
    CHECK(parsePressure(text).error().code == ErrorCode::Malformed);
}

TEST_CASE("Pressure cut anywhere gives no wrong value")
{
    const QByteArray whole = "some avg10=12.34 avg60=5.60 avg300=7.89 total=1\n";
    for (qsizetype size = 0; size < whole.indexOf(" total"); ++size) {
        const auto pressure = parsePressure(whole.first(size));
        // Only the last number can be cut without a trace; the framing of a poll tells of that.
        CHECK((!pressure || pressure->some.avg60 == 5.6));
    }
}
