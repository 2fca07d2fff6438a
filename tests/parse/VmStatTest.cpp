// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/VmStat.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Swapped pages become bytes per second, by the size of a page of that server")
{
    const auto before = parseVmStat("nr_free_pages 12\npswpin 100\npswpout 1000\noom_kill 1\n");
    const auto now = parseVmStat("nr_free_pages 13\npswpin 110\npswpout 1000\noom_kill 2\n");
    REQUIRE(before);
    REQUIRE(now);
    const quint64 pageSize = GENERATE(4096U, 65'536U);

    const auto rates = swapRates(*before, *now, pageSize, 5);

    CHECK(value(rates, u"swap.inRate") == 2.0 * static_cast<double>(pageSize));
    CHECK(value(rates, u"swap.outRate") == 0.0);
    CHECK(value(parse::samplesOf(*now), u"memory.oomKills") == 2.0);
}

TEST_CASE("A counter of pages that fell has no rate")
{
    const auto rates = swapRates(
        *parseVmStat("pswpin 100\npswpout 5\n"), *parseVmStat("pswpin 10\npswpout 9\n"), 4096, 1);

    CHECK_FALSE(value(rates, u"swap.inRate"));
    CHECK(value(rates, u"swap.outRate") == 4 * 4096.0);
}

TEST_CASE("A kernel before 4.13 does not count what it killed")
{
    const auto stat = parseVmStat("pswpin 0\npswpout 0\n");
    REQUIRE(stat);

    CHECK(parse::samplesOf(*stat).empty());
    CHECK(parseVmStat("nr_free_pages 12\n").error().code == ErrorCode::Malformed);
    CHECK(parseVmStat("pswpin -1\n").error().code == ErrorCode::Malformed);
}

TEST_CASE("The size of a page is believed when it can be one")
{
    CHECK(parsePageSize("KernelPageSize:        4 kB\n") == 4096U);
    CHECK(parsePageSize("KernelPageSize:       64 kB") == 65'536U);
    const char* const text = GENERATE("",
                                      "KernelPageSize:",
                                      "KernelPageSize: 5 kB",
                                      "KernelPageSize: 4",
                                      "KernelPageSize: 2048 kB",
                                      "MMUPageSize: 4 kB");
    CHECK_FALSE(parsePageSize(text));
}
