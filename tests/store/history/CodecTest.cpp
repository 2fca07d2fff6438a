// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Codec.h"

#include "tests/store/history/Bits.h"
#include "tests/support/Catch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace vedette::store;

namespace {

using Values = std::vector<std::optional<double>>;

void checkRoundTrip(const Values& values)
{
    const auto decoded = decodeValues(encodeValues(values));

    REQUIRE(decoded);
    CHECK(vedette::test::bitsOf(*decoded) == vedette::test::bitsOf(values));
}

} // namespace

TEST_CASE("values with special bits come back bit for bit")
{
    using Limits = std::numeric_limits<double>;

    checkRoundTrip({0.0,
                    -0.0,
                    1.0,
                    -1.0,
                    0.1,
                    1.0 / 3.0,
                    99.999999,
                    1e-7,
                    Limits::denorm_min(),
                    -Limits::denorm_min(),
                    Limits::min(),
                    Limits::max(),
                    Limits::lowest(),
                    Limits::infinity(),
                    Limits::quiet_NaN(),
                    9007199254740991.0,
                    9007199254740992.0,
                    9007199254740993.0,
                    -9007199254740992.0,
                    1.8446744073709552e19});
}

TEST_CASE("any bit pattern comes back bit for bit")
{
    std::mt19937_64 random(20'260'101);

    for (int round = 0; round < 200; ++round) {
        Values values(random() % 300);
        std::ranges::generate(values, [&random] { return std::bit_cast<double>(random()); });
        checkRoundTrip(values);
    }
}

TEST_CASE("decimals as metrics have them come back bit for bit")
{
    std::mt19937_64 random(20'260'102);
    std::uniform_int_distribution<qint64> mantissa(-1'000'000'000'000, 1'000'000'000'000);

    for (int scale = 0; scale <= 9; ++scale) {
        Values values(1000);
        std::ranges::generate(
            values, [&] { return static_cast<double>(mantissa(random)) / std::pow(10.0, scale); });
        checkRoundTrip(values);
    }
}

TEST_CASE("integers and short decimals take few bytes")
{
    const Values values{0, 1, 42, 99.9, 12.34, 100};

    const QByteArray payload = encodeValues(values);

    CHECK(payload.size() <= 1 + 6 * 3);
}

TEST_CASE("a poll that version 1 packed is read")
{
    const Values values(1000, 17.25);
    const QByteArray payload = encodeValues(values);

    const auto decoded = decodeValues('\1' + qCompress(payload.sliced(1)));

    REQUIRE(decoded);
    CHECK(vedette::test::bitsOf(*decoded) == vedette::test::bitsOf(values));
}

TEST_CASE("a value that is not there takes one byte and comes back as none")
{
    const Values values{1, std::nullopt, 1.0 / 3.0, std::nullopt, 0};

    CHECK(encodeValues(values).size() == 1 + 1 + 1 + 9 + 1 + 1);
    checkRoundTrip(values);
}

TEST_CASE("no values are no error")
{
    checkRoundTrip({});
}

TEST_CASE("a payload cut anywhere inside a value is malformed")
{
    const QByteArray payload = encodeValues(Values{1.0 / 3.0});

    for (qsizetype length = 2; length < payload.size(); ++length) {
        const auto decoded = decodeValues(payload.first(length));
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().code == vedette::ErrorCode::Malformed);
    }
}

TEST_CASE("a payload that nobody wrote is malformed")
{
    const QByteArray payload = GENERATE(QByteArray(),
                                        QByteArray("\x02", 1),
                                        QByteArray("\x01", 1),
                                        QByteArray("\x01\x00\x00\x00\x10garbage", 12),
                                        QByteArray("\x01\xff\xff\xff\xff\x78\x9c", 7));

    CHECK_FALSE(decodeValues(payload));
}

TEST_CASE("random bytes are read or refused, never more")
{
    std::mt19937_64 random(20'260'103);

    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes(static_cast<qsizetype>(random() % 40), '\0');
        std::ranges::generate(bytes, [&random] { return static_cast<char>(random()); });
        const auto decoded = decodeValues(bytes);
        CHECK((!decoded || decoded->size() < 40));
    }
}
