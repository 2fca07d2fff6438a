// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetworkLinks.h"

#include "tests/parse/ParseSupport.h"

#include <algorithm>
#include <random>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

/// The lines of one interface: "operstate:up" and so on.
QByteArray linkFiles(const QByteArray& name, const QList<QByteArray>& files)
{
    QByteArray lines;
    for (const QByteArray& file : files) {
        lines += "/sys/class/net/" + name + '/' + file + '\n';
    }
    return lines;
}

NetworkLink oneLink(const QList<QByteArray>& files)
{
    const auto links = parseNetworkLinks(linkFiles("eth0", files));
    REQUIRE(links);
    REQUIRE(links->size() == 1);
    return links->front();
}

bool areSoundLinks(const QByteArray& text)
{
    const auto links = parseNetworkLinks(text);
    return !links
        || (links->size() <= 256 && std::ranges::all_of(*links, [](const NetworkLink& link) {
                const double speed = link.speed.value_or(1);
                return link.name.size() <= 128 && speed > 0 && speed <= 1.25e12;
            }));
}

const QByteArray twoLinks
    = linkFiles("eth0", {"operstate:up", "carrier:1", "speed:1000", "duplex:full"})
    + linkFiles("tun0", {"operstate:unknown", "carrier:1", "speed:10", "tun_flags:0x1002"});

} // namespace

TEST_CASE("State and speed of an interface are read")
{
    const NetworkLink link = oneLink({"operstate:up", "carrier:1", "speed:1000", "duplex:full"});

    CHECK(link == NetworkLink{u"eth0"_s, 125e6, true, false});
    const auto samples = samplesOf({link});
    CHECK(samples.size() == 2);
    CHECK(value(samples, u"network[eth0].up") == 1.0);
    CHECK(value(samples, u"network[eth0].speed") == 125e6);
}

TEST_CASE("An interface that is down is so, and has no speed")
{
    const QByteArray state = GENERATE(as<QByteArray>(),
                                      "operstate:down",
                                      "operstate:lowerlayerdown",
                                      "operstate:dormant",
                                      "operstate:notpresent");

    const auto samples = samplesOf({oneLink({state, "speed:-1"})});

    REQUIRE(samples.size() == 1);
    CHECK(value(samples, u"network[eth0].up") == 0.0);
}

TEST_CASE("Where the driver tells no state the carrier does, and without it none is known")
{
    CHECK(oneLink({"operstate:unknown", "carrier:1"}).isUp == true);
    CHECK(oneLink({"operstate:unknown", "carrier:0"}).isUp == false);
    CHECK(oneLink({"carrier:1"}).isUp == true);
    CHECK_FALSE(oneLink({"operstate:unknown"}).isUp);
    CHECK_FALSE(oneLink({"operstate:unknown", "carrier:7"}).isUp);
    CHECK(samplesOf({oneLink({"operstate:unknown", "speed:-1"})}).empty());
}

TEST_CASE("What stands for an unknown speed is no speed")
{
    const QByteArray speed = GENERATE(as<QByteArray>(),
                                      "speed:-1",
                                      "speed:0",
                                      "speed:65535",
                                      "speed:4294967295",
                                      "speed:10000001",
                                      "speed:fast",
                                      "speed:");

    CHECK_FALSE(oneLink({"operstate:up", speed}).speed);
}

TEST_CASE("The speed that a tunnel makes up is not told")
{
    const auto links = parseNetworkLinks(twoLinks);

    REQUIRE(links);
    REQUIRE(links->size() == 2);
    CHECK(links->at(1) == NetworkLink{u"tun0"_s, std::nullopt, true, false});
}

TEST_CASE("Half duplex is told")
{
    CHECK(oneLink({"operstate:up", "speed:100", "duplex:half"}).isHalfDuplex);
    CHECK_FALSE(oneLink({"operstate:up", "speed:100", "duplex:unknown"}).isHalfDuplex);
}

TEST_CASE("The loopback and the ends of containers are left out, as their counters are")
{
    const QByteArray name = GENERATE(as<QByteArray>(), "lo", "veth12ab", "docker0", "br-1f2e");

    const auto links = parseNetworkLinks(linkFiles(name, {"operstate:up", "carrier:1"}));

    REQUIRE(links);
    CHECK(links->empty());
}

TEST_CASE("No more than 256 interfaces have a link")
{
    QByteArray text;
    for (int i = 0; i < 1000; ++i) {
        text += linkFiles("e" + QByteArray::number(i), {"operstate:up", "speed:1000"});
    }

    CHECK(parseNetworkLinks(text)->size() == 256);
}

TEST_CASE("Without a file of an interface the links are malformed")
{
    const QByteArray text = GENERATE(
        as<QByteArray>(), "", "grep: not found\n", "/sys/class/net/\n", "/sys/class/net/eth0:1\n");

    const auto links = parseNetworkLinks(text);

    REQUIRE_FALSE(links);
    CHECK(links.error().code == ErrorCode::Malformed);
}

TEST_CASE("Links that end early or were changed at random are survived")
{
    for (qsizetype length = 0; length <= twoLinks.size(); ++length) {
        INFO("cut to " << length);
        REQUIRE(areSoundLinks(twoLinks.first(length)));
    }
    std::mt19937 random(20'260'303); // NOLINT: the same numbers in every run
    for (int round = 0; round < 2000; ++round) {
        QByteArray text = twoLinks;
        for (int i = 0; i < 6; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(text.size()));
            text[at] = static_cast<char>(random() % 256);
        }
        INFO("round " << round);
        REQUIRE(areSoundLinks(text));
    }
    CHECK(areSoundLinks("/sys/class/net/" + QByteArray(2'000'000, 'e')));
    CHECK(areSoundLinks(twoLinks.repeated(10'000)));
}
