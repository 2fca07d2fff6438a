// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Varint.h"

#include "tests/support/Catch.h"

#include <limits>

using namespace vedette::store;

TEST_CASE("a varint comes back as it was, and leaves what follows")
{
    const quint64 value = GENERATE(quint64{0},
                                   quint64{1},
                                   quint64{127},
                                   quint64{128},
                                   quint64{16'383},
                                   quint64{16'384},
                                   quint64{1} << 56,
                                   std::numeric_limits<quint64>::max());

    QByteArray bytes;
    appendVarint(bytes, value);
    bytes.append('x');
    QByteArrayView rest(bytes);
    const auto taken = takeVarint(rest);

    REQUIRE(taken == value);
    CHECK(rest == QByteArrayView("x"));
}

TEST_CASE("a varint that ends too early or is too long is refused")
{
    const QByteArray bytes = GENERATE(QByteArray(),
                                      QByteArray("\x80"),
                                      QByteArray("\xff\xff"),
                                      QByteArray(9, '\xff') + QByteArray("\x02"),
                                      QByteArray(20, '\xff'));

    QByteArrayView rest(bytes);

    CHECK_FALSE(takeVarint(rest));
}
