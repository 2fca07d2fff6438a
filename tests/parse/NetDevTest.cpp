// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetDev.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

TEST_CASE("The counters of every interface but the loopback are read")
{
    const auto interfaces = parseNetDev("    lo: 5 5 0 0 0 0 0 0 5 5 0 0 0 0 0 0\n"
                                        "  eth0: 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n");

    REQUIRE(interfaces);
    REQUIRE(interfaces->size() == 1);
    CHECK(interfaces->front() == NetworkCounters{u"eth0"_s, false, 1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("Aliases and old kernels without a blank behind the colon are read")
{
    const auto interfaces = parseNetDev(fixture(u"linux-old/net_dev"_s));

    REQUIRE(interfaces);
    REQUIRE(interfaces->size() == 2);
    CHECK(interfaces->at(0).name == u"eth0"_s);
    CHECK(interfaces->at(0).rxBytes == 4'294'967'000U);
    CHECK(interfaces->at(0).txDrops == 4U);
    CHECK(interfaces->at(1).name == u"eth0:1"_s);
}

TEST_CASE("Ends of containers and their bridges are marked")
{
    const QByteArray name = GENERATE(
        QByteArray("veth12ab"), QByteArray("docker0"), QByteArray("br-1f2e"), QByteArray("virbr0"));

    const auto interfaces = parseNetDev(name + ": 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n");

    REQUIRE(interfaces);
    CHECK(interfaces->front().isVirtual);
    CHECK_FALSE(parseNetDev("br0: 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n")->front().isVirtual);
}

TEST_CASE("A crowd of containers does not hide the machine's own interface")
{
    QByteArray text;
    for (int i = 0; i < 300; ++i) {
        text += "veth" + QByteArray::number(i) + ": 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n";
    }

    const auto interfaces = parseNetDev(text + "eth0: 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n");

    REQUIRE(interfaces);
    CHECK(interfaces->size() == 257);
    CHECK(interfaces->back().name == u"eth0"_s);
}

TEST_CASE("A machine with the loopback alone has no interfaces")
{
    const auto interfaces = parseNetDev("lo: 5 5 0 0 0 0 0 0 5 5 0 0 0 0 0 0\n");

    REQUIRE(interfaces);
    CHECK(interfaces->empty());
}

TEST_CASE("No more than 256 interfaces are kept")
{
    QByteArray text;
    for (int i = 0; i < 1000; ++i) {
        text += "e" + QByteArray::number(i) + ": 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n";
    }

    CHECK(parseNetDev(text)->size() == 256);
}

TEST_CASE("Without a readable row net/dev is malformed")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("Inter-| Receive | Transmit\n face |bytes\n"),
                                     QByteArray("eth0: 1 2 3\n"),
                                     QByteArray(": 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n"));

    const auto interfaces = parseNetDev(text);

    REQUIRE_FALSE(interfaces);
    CHECK(interfaces.error().code == ErrorCode::Malformed);
}
