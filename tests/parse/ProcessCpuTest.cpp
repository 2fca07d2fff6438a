// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessCpu.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

TEST_CASE("The times of a process and of its children are one time in seconds")
{
    const auto cpu = parseProcessCpu(
        "4242 (sh) S 4241 4242 4242 0 -1 4194304 300 9000 0 0 12 8 250 130 20 0 1 0 90 2613248 "
        "400 18446744073709551615");

    REQUIRE(cpu);
    CHECK(*cpu == Approx(4.0));
}

TEST_CASE("A name with blanks and parentheses hides no times")
{
    const QByteArray name
        = GENERATE(QByteArray("(a b)"), QByteArray("() 1 2 3 4)"), QByteArray("(sh)"));

    const auto cpu = parseProcessCpu("7 " + name + " S 1 1 1 0 -1 0 0 0 0 0 1 2 3 4 20 0");

    REQUIRE(cpu);
    CHECK(*cpu == Approx(0.1));
}

TEST_CASE("A line of a process without its times is malformed")
{
    const QByteArray line
        = GENERATE(QByteArray(),
                   QByteArray("7 (sh) S 1 1 1 0 -1 0 0 0 0 0 1 2 3"),
                   QByteArray("7 (sh) S 1 1 1 0 -1 0 0 0 0 0 1 2 3 x"),
                   QByteArray("7 (sh"),
                   QByteArray("7 (sh) S 1 1 1 0 -1 0 0 0 0 0 -1 2 3 4"),
                   QByteArray("7 (sh) S 1 1 1 0 -1 0 0 0 0 0 18446744073709551615 2 3 4"));

    const auto cpu = parseProcessCpu(line);

    REQUIRE_FALSE(cpu);
    CHECK(cpu.error().code == ErrorCode::Malformed);
}
