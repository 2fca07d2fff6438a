// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ColumnCodec.h"

#include "tests/store/history/Bits.h"
#include "tests/support/Catch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace vedette::store;

namespace {

void checkColumn(const Column& values)
{
    const auto decoded = decodeColumn(encodeColumn(values), values.size());

    REQUIRE(decoded);
    CHECK(vedette::test::bitsOf(*decoded) == vedette::test::bitsOf(values));
}

void checkTimes(const std::vector<qint64>& times)
{
    CHECK(decodeTimes(encodeTimes(times), times.size()) == times);
}

} // namespace

TEST_CASE("columns with special bits come back bit for bit")
{
    using Limits = std::numeric_limits<double>;
    const Column special{0.0,
                         -0.0,
                         0.1,
                         1.0 / 3.0,
                         -99.999999,
                         1e-7,
                         Limits::denorm_min(),
                         Limits::max(),
                         Limits::lowest(),
                         -Limits::infinity(),
                         Limits::quiet_NaN(),
                         9007199254740991.0,
                         9007199254740992.0,
                         -9007199254740993.0,
                         1.8446744073709552e19};

    checkColumn(special);
    for (const std::optional<double>& value : special) {
        checkColumn(Column{value});
        checkColumn(Column{1.0, value, std::nullopt, 0.5, value});
    }
}

TEST_CASE("columns of any bits come back bit for bit, with any of them absent")
{
    std::mt19937_64 random(20'260'103);
    const quint64 absentOf = GENERATE(0, 1, 2, 10);

    for (int round = 0; round < 200; ++round) {
        Column values(random() % 300);
        std::ranges::generate(values, [&]() -> std::optional<double> {
            const bool isAbsent = absentOf > 0 && random() % absentOf == 0;
            return isAbsent ? std::nullopt : std::optional(std::bit_cast<double>(random()));
        });
        checkColumn(values);
    }
}

TEST_CASE("columns of decimals come back bit for bit, and take little room")
{
    std::mt19937_64 random(20'260'104);
    for (int round = 0; round < 200; ++round) {
        std::uniform_int_distribution<qint64> step(-50, 50);
        const double factor = std::pow(10, static_cast<double>(random() % 7));
        qint64 mantissa = static_cast<qint64>(random() % 1'000'000'000);
        Column values;
        for (int i = 0; i < 120; ++i) {
            mantissa += step(random);
            values.emplace_back(static_cast<double>(mantissa) / factor);
        }
        checkColumn(values);
        CHECK(encodeColumn(values).size() < 120 + 10); // a byte each, and the first one
    }
}

TEST_CASE("decimals whose common scale would be too large come back bit for bit")
{
    checkColumn(Column{9'007'199'254'740'991.0, 0.000001});
    checkColumn(Column{0.000001, -9'007'199'254'740'991.0, 0.1});
    checkColumn(Column{9'007'199'254.5, 9'007'199'254.740992, 1.0});
}

TEST_CASE("times of any order come back")
{
    using Limits = std::numeric_limits<qint64>;
    checkTimes(std::vector<qint64>{});
    checkTimes(std::vector<qint64>{0});
    checkTimes(std::vector<qint64>{30'000, 60'001, 89'990, 89'990, 10});
    checkTimes(std::vector<qint64>{Limits::max(), Limits::min(), 0, Limits::max(), -1});
    std::mt19937_64 random(20'260'105);
    for (int round = 0; round < 200; ++round) {
        std::vector<qint64> times(random() % 300);
        std::ranges::generate(times, [&random] { return static_cast<qint64>(random()); });
        checkTimes(times);
    }
}

TEST_CASE("a column that was cut or is too long is refused")
{
    const Column values{1.0, 2.5, std::nullopt, 1.0 / 3.0};
    for (const Column& column : {values, Column{1.0, 2.0}, Column{std::nullopt}, Column{}}) {
        const QByteArray bytes = encodeColumn(column);
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const auto decoded = decodeColumn(bytes.first(size), column.size());
            CHECK((!decoded || decoded->size() == column.size())); // a cut run may read as another
        }
        CHECK_FALSE(decodeColumn(bytes + 'x', column.size()));
        CHECK_FALSE(decodeColumn(bytes, column.size() + 1));
    }
}

TEST_CASE("damaged columns and times never crash")
{
    std::mt19937_64 random(20'260'106);
    for (int round = 0; round < 5000; ++round) {
        QByteArray bytes(static_cast<qsizetype>(random() % 60), '\0');
        std::ranges::generate(bytes, [&random] { return static_cast<char>(random()); });
        const std::size_t count = random() % 50;
        const auto column = decodeColumn(bytes, count);
        CHECK((!column || column->size() == count));
        const auto times = decodeTimes(bytes, count);
        CHECK((!times || times->size() == count));
    }
}
