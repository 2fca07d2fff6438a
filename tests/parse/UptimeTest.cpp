// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Uptime.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

TEST_CASE("The uptime is read with its fractions")
{
    const auto uptime = parseUptime("1214.18 2187.89\n");

    REQUIRE(uptime);
    CHECK(uptime->seconds == 1214.18);
    CHECK(uptime->idle == 2187.89);
    CHECK(value(samplesOf(*uptime), u"uptime.seconds") == 1214.18);
}

TEST_CASE("An uptime without idle time is enough")
{
    const auto uptime = parseUptime("5");

    REQUIRE(uptime);
    CHECK_FALSE(uptime->idle);
}

TEST_CASE("Anything but a time is malformed")
{
    const QByteArray text = GENERATE(
        QByteArray(), QByteArray("up 3 days"), QByteArray("-5 1"), QByteArray("99999999999 1"));

    const auto uptime = parseUptime(text);

    REQUIRE_FALSE(uptime);
    CHECK(uptime.error().code == ErrorCode::Malformed);
}
