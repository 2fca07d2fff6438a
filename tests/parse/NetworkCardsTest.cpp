// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetworkCards.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Network cards are read, with their speed in bytes")
{
    const auto cards
        = parseNetworkCards("name=eno1\naddress=24:6e:96:00:00:01\noperstate=up\nspeed=10000\n"
                            "driver=../../../../bus/pci/drivers/ixgbe\n"
                            "name=eth0\naddress=02:fc:00:00:00:01\noperstate=up\nspeed=-1\n"
                            "driver=../../../../bus/virtio/drivers/virtio_net\n"
                            "name=ib0\naddress=80:00:00:48\noperstate=down\ndriver=\n");

    REQUIRE(cards);
    CHECK(*cards
          == QList<NetworkCard>{
              {u"eno1"_s, u"24:6e:96:00:00:01"_s, u"ixgbe"_s, u"up"_s, 1.25e9},
              {u"eth0"_s, u"02:fc:00:00:00:01"_s, u"virtio_net"_s, u"up"_s, std::nullopt},
              {u"ib0"_s, u"80:00:00:48"_s, {}, u"down"_s, std::nullopt}});
}

TEST_CASE("What stands for an unknown speed is none")
{
    const QByteArray speed = GENERATE("0", "65535", "4294967295", "1e4", "");

    const auto cards = parseNetworkCards("name=eth0\nspeed=" + speed + '\n');

    REQUIRE(cards);
    CHECK_FALSE(cards->front().speed);
}

TEST_CASE("An answer without cards is malformed")
{
    CHECK(parseNetworkCards("").error().code == ErrorCode::Malformed);
    CHECK(parseNetworkCards("name=\naddress=x\n").error().code == ErrorCode::Malformed);
}
