// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/SocketStat.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView sockstat = "sockets: used 219\n"
                                    "TCP: inuse 7 orphan 3 tw 12 alloc 9 mem 2\n"
                                    "UDP: inuse 4 mem 1\n";

QByteArray snmpWith(int retransmits, int resets)
{
    return "Ip: Forwarding DefaultTTL\nIp: 2 64\n"
           "Tcp: RtoAlgorithm MaxConn CurrEstab RetransSegs InErrs OutRsts\n"
           "Tcp: 1 -1 5 "
        + QByteArray::number(retransmits) + " 0 " + QByteArray::number(resets) + '\n';
}

} // namespace

TEST_CASE("Sockets are counted, and a column that is no count moves none of the others")
{
    const auto sockets = parseSocketStat(sockstat, snmpWith(100, 50));
    REQUIRE(sockets);
    const auto samples = parse::samplesOf(*sockets);

    CHECK(value(samples, u"sockets.used") == 219.0);
    CHECK(value(samples, u"tcp.orphans") == 3.0);
    CHECK(value(samples, u"tcp.timeWait") == 12.0);
    CHECK(value(samples, u"tcp.established") == 5.0);
}

TEST_CASE("TCP's segments become rates")
{
    const auto before = parseSocketStat(sockstat, snmpWith(100, 50));
    const auto now = parseSocketStat(sockstat, snmpWith(130, 40));
    REQUIRE(before);
    REQUIRE(now);

    const auto rates = tcpRates(*before, *now, 10);

    CHECK(value(rates, u"tcp.retransmits") == 3.0);
    CHECK_FALSE(value(rates, u"tcp.resets"));
}

TEST_CASE("What the texts do not tell of sockets is absent")
{
    const auto sockets = parseSocketStat(sockstat, "Tcp: CurrEstab OutRsts\nTcp: 4\n");
    REQUIRE(sockets);

    CHECK(sockets->established == 4U);
    CHECK_FALSE(sockets->resets);
    CHECK(parseSocketStat("", "").error().code == ErrorCode::Malformed);
    CHECK(parseSocketStat("sockets: used x\n", "Tcp: CurrEstab\n").error().code
          == ErrorCode::Malformed);
}
