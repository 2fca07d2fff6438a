// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ListeningSockets.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView newSs
    = "Netid State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n"
      "udp UNCONN 0 0 127.0.0.53%lo:53 0.0.0.0:* users:((\"systemd-resolve\",pid=61,fd=12))\n"
      "tcp LISTEN 0 511 *:443 *:* users:((\"nginx\",pid=8,fd=6),(\"nginx\",pid=7,fd=6))\n"
      "tcp LISTEN 0 128 [::1]:631 [::]:*\n"
      "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:((\"sshd\",pid=1,fd=3),(\"init\",pid=1,fd=9))\n"
      "end 0\n";

QByteArray manySockets(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += "tcp LISTEN 0 1 10.0.0." + QByteArray::number(i % 200) + ':'
            + QByteArray::number(1 + i) + " *:*\n";
    }
    return text + "end 0\n";
}

} // namespace

TEST_CASE("Sockets that wait are read from ss, sorted by port")
{
    const auto sockets = parseSocketList(newSs);

    REQUIRE(sockets);
    CHECK(sockets->table.ports
          == QList<ListeningPort>{{u"tcp"_s, u"0.0.0.0"_s, 22, u"sshd, init"_s},
                                  {u"udp"_s, u"127.0.0.53%lo"_s, 53, u"systemd-resolve"_s},
                                  {u"tcp"_s, u"*"_s, 443, u"nginx"_s},
                                  {u"tcp"_s, u"::1"_s, 631, {}}});
    CHECK(value(parse::samplesOf(*sockets), u"ports.listening") == 4.0);
}

TEST_CASE("Old versions of ss are read too")
{
    const auto sockets
        = parseSocketList("Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port\n"
                          "tcp LISTEN 0 128 :::22 :::* users:((\"sshd\",1234,3))\n"
                          "tcp LISTEN 0 128 fe80::1%eth0:25 :::*\nend 0\n");

    REQUIRE(sockets);
    CHECK(sockets->table.ports
          == QList<ListeningPort>{{u"tcp"_s, u"::"_s, 22, u"sshd"_s},
                                  {u"tcp"_s, u"fe80::1%eth0"_s, 25, {}}});
}

TEST_CASE("A place that several sockets share is one row, with the process where it is known")
{
    const auto sockets = parseSocketList("tcp LISTEN 0 1 *:443 *:*\n"
                                         "tcp LISTEN 0 1 *:443 *:* users:((\"a\",pid=1,fd=1))\n"
                                         "tcp LISTEN 0 1 *:443 *:*\nend 0\n");

    REQUIRE(sockets);
    CHECK(sockets->table.ports == QList<ListeningPort>{{u"tcp"_s, u"*"_s, 443, u"a"_s}});
    CHECK(sockets->total == 1);
}

TEST_CASE("A number of sockets that is not the whole is no sample")
{
    const auto* const end = GENERATE("", "end 137\n", "end 1\n");

    const auto sockets = parseSocketList(QByteArray("tcp LISTEN 0 1 *:443 *:*\n") + end);

    REQUIRE(sockets);
    CHECK(sockets->table.ports.size() == 1);
    CHECK(parse::samplesOf(*sockets).empty());
}

TEST_CASE("A server where nothing waits has no ports, and a count of zero")
{
    const auto sockets = parseSocketList("Netid State Recv-Q Send-Q Local\nend 0\n");

    REQUIRE(sockets);
    CHECK(value(parse::samplesOf(*sockets), u"ports.listening") == 0.0);
}

TEST_CASE("At most a thousand ports are kept, all are counted")
{
    const auto sockets = parseSocketList(manySockets(1900));

    REQUIRE(sockets);
    CHECK(sockets->table.ports.size() == 1000);
    CHECK(value(parse::samplesOf(*sockets), u"ports.listening") == 1900.0);
}

TEST_CASE("A hostile name of a process makes no other row")
{
    const auto sockets = parseSocketList(
        "tcp LISTEN 0 1 *:80 *:* users:((\"\ntcp LISTEN 0 1\",pid=1,fd=1))\n"
        "tcp LISTEN 0 1 *:81 *:* users:((\"a\"),(\"\",pid=1,fd=1))\n"
        "tcp LISTEN 0 1 *:0 *:*\ntcp LISTEN 0 1 *:65536 *:*\ntcp LISTEN 0 1 :9 *:*\n");

    REQUIRE(sockets);
    REQUIRE(sockets->table.ports.size() == 2);
    CHECK(sockets->table.ports.at(0).port == 80);
    CHECK(sockets->table.ports.at(1).port == 81);
}

TEST_CASE("Sockets that wait are read from /proc/net, and no others")
{
    const QByteArray text
        = "/proc/net/tcp:   0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000\n"
          "/proc/net/tcp:   1: 0100007F:0278 00000000:0000 07 00000000:00000000 00:00000000\n"
          "/proc/net/tcp6:   0: 00000000000000000000000000000000:0016 "
          "00000000000000000000000000000000:0000 0A 00000000:00000000\n"
          "/proc/net/udp:  21: 00000000:0044 00000000:0000 07 00000000:00000000 00:00000000\n"
          "end 0\n";

    const auto sockets = parseNetSockets(text, ByteOrder::LittleEndian);

    REQUIRE(sockets);
    CHECK(sockets->table.ports
          == QList<ListeningPort>{{u"tcp"_s, u"::"_s, 22, {}},
                                  {u"udp"_s, u"0.0.0.0"_s, 68, {}},
                                  {u"tcp"_s, u"127.0.0.1"_s, 631, {}}});
    CHECK(value(parse::samplesOf(*sockets), u"ports.listening") == 3.0);
}

TEST_CASE("Texts without any socket are malformed")
{
    CHECK(parseSocketList("ss: not found\nend 127\n").error().code == ErrorCode::Malformed);
    CHECK(parseNetSockets("", ByteOrder::BigEndian).error().code == ErrorCode::Malformed);
}

TEST_CASE("A machine tells its byte order")
{
    CHECK(parseByteOrder("0000000 0001\n0000002\n") == ByteOrder::LittleEndian);
    CHECK(parseByteOrder("0000000  0100\n0000002\n") == ByteOrder::BigEndian);
    CHECK_FALSE(parseByteOrder(""));
}
