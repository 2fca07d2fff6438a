// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/MemInfo.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

constexpr double kib = 1024;

std::vector<Sample> memorySamplesOf(const QByteArray& text)
{
    const auto memory = parseMemInfo(text);
    REQUIRE(memory);
    return parse::samplesOf(*memory);
}

} // namespace

TEST_CASE("Used memory is what is not available")
{
    const auto samples
        = memorySamplesOf("MemTotal: 1000 kB\nMemFree: 100 kB\nMemAvailable: 250 kB\n");

    CHECK(value(samples, u"memory.total") == 1000 * kib);
    CHECK(value(samples, u"memory.free") == 100 * kib);
    CHECK(value(samples, u"memory.available") == 250 * kib);
    CHECK(value(samples, u"memory.used") == 750 * kib);
    CHECK(value(samples, u"memory.usedPercent") == 75.0);
}

TEST_CASE("A server without swap has a swap of 0 and no percentage")
{
    const auto samples = memorySamplesOf(fixture(u"linux-debian12/meminfo.1"_s));

    CHECK(value(samples, u"swap.total") == 0.0);
    CHECK(value(samples, u"swap.used") == 0.0);
    CHECK_FALSE(value(samples, u"swap.usedPercent"));
    CHECK(value(samples, u"memory.hugepagesFree") == 0.0);
    CHECK(value(samples, u"memory.total") == 24'684'092 * kib);
}

TEST_CASE("Before 3.14 available memory is estimated from the whole file")
{
    const auto samples = memorySamplesOf(fixture(u"linux-old/meminfo"_s));

    const double available = (12'344 + 131'072 + 524'288) * kib;
    CHECK(value(samples, u"memory.available") == available);
    CHECK(value(samples, u"memory.used") == 1'032'620 * kib - available);
    CHECK(value(samples, u"swap.usedPercent").value() == Approx(50.0).epsilon(0.001));
    CHECK(value(samples, u"memory.hugepagesFree") == 16 * 2048 * kib);
}

TEST_CASE("The estimate counts reclaimable slabs and leaves shared memory out")
{
    const auto samples
        = memorySamplesOf("MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 50 kB\n"
                          "Cached: 200 kB\nShmem: 30 kB\nSlab: 60 kB\nSReclaimable: 40 kB\n");

    CHECK(value(samples, u"memory.available") == 360 * kib);
}

TEST_CASE("The first five lines of an old kernel give no estimate")
{
    const auto samples = memorySamplesOf("MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 50 kB\n"
                                         "Cached: 200 kB\nSwapCached: 0 kB\n");

    CHECK(value(samples, u"memory.total") == 1000 * kib);
    CHECK(value(samples, u"memory.cached") == 200 * kib);
    CHECK_FALSE(value(samples, u"memory.used"));
    CHECK_FALSE(value(samples, u"memory.usedPercent"));
    CHECK_FALSE(value(samples, u"swap.total"));
}

TEST_CASE("More available than there is means that nothing is used")
{
    const auto samples = memorySamplesOf("MemTotal: 1000 kB\nMemAvailable: 5000 kB\n");

    CHECK(value(samples, u"memory.available") == 1000 * kib);
    CHECK(value(samples, u"memory.usedPercent") == 0.0);
}

TEST_CASE("A line that was cut or that lies is absent")
{
    const auto samples = memorySamplesOf("MemTotal: 1000 kB\nCached: 18446744073709551615 kB\n"
                                         "Dirty: -5 kB\nHugePages_Free: 18446744073709551615\n"
                                         "Hugepagesize: 2048 kB\nMemFree: 12");

    CHECK_FALSE(value(samples, u"memory.cached"));
    CHECK_FALSE(value(samples, u"memory.dirty"));
    CHECK_FALSE(value(samples, u"memory.free"));
    CHECK_FALSE(value(samples, u"memory.hugepagesFree"));
}

TEST_CASE("Without MemTotal meminfo is malformed")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("MemFree: 5 kB\n"),
                                     QByteArray("MemTotal: 0 kB\n"),
                                     QByteArray("MemTotal: 5"));

    const auto memory = parseMemInfo(text);

    REQUIRE_FALSE(memory);
    CHECK(memory.error().code == ErrorCode::Malformed);
}
