// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/KernelTables.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Open files are those that are allocated and not free")
{
    const auto handles = parseFileHandles("1500\t500\t2000\n");
    REQUIRE(handles);
    const auto samples = fileHandleSamples(*handles);

    CHECK(value(samples, u"files.open") == 1000.0);
    CHECK(value(samples, u"files.openPercent") == 50.0);
    const char* const text = GENERATE("", "1", "1 2 3", "1 0", "a 0 5");
    CHECK(parseFileHandles(text).error().code == ErrorCode::Malformed);
}

TEST_CASE("The largest limit of files is no trouble")
{
    const auto handles = parseFileHandles("590\t0\t9223372036854775807\n");
    REQUIRE(handles);

    CHECK(value(fileHandleSamples(*handles), u"files.openPercent").value() < 1e-6);
}

TEST_CASE("Tracked connections are told as a share of their table")
{
    const auto table = parseConntrack("250\n", "1000\n");
    REQUIRE(table);

    CHECK(value(conntrackSamples(*table), u"conntrack.used") == 250.0);
    CHECK(value(conntrackSamples(*table), u"conntrack.usedPercent") == 25.0);
    CHECK_FALSE(value(conntrackSamples({5, 0}), u"conntrack.usedPercent"));
    CHECK(parseConntrack("250\n", "").error().code == ErrorCode::Malformed);
}

TEST_CASE("Entropy is a number of bits")
{
    CHECK(value(entropySamples("256\n").value(), u"entropy.available") == 256.0);
    CHECK(entropySamples("many\n").error().code == ErrorCode::Malformed);
}
