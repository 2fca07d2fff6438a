// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HardwareJson.h"

#include "tests/support/Catch.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

Hardware fullHardware()
{
    Hardware hardware;
    hardware.board = {u"Dell Inc."_s,
                      u"PowerEdge R640"_s,
                      u"ABC1234"_s,
                      u"0W23H8"_s,
                      u"2.1.8"_s,
                      u"Rack Mount Chassis"_s,
                      u"none"_s};
    hardware.processor = {u"GenuineIntel"_s,
                          u"Xeon Gold 6130"_s,
                          u"x86_64"_s,
                          2,
                          32,
                          64,
                          2,
                          3.7e9,
                          {{u"L1d"_s, 1'048'576}, {u"L3"_s, 46'137'344}},
                          u"fpu vme"_s};
    hardware.memoryTotal = 134'905'044'992;
    hardware.memoryModules
        = {{u"A1"_s, 34'359'738'368, u"DDR4"_s, u"2666 MT/s"_s, u"Samsung"_s, u"M393"_s}};
    hardware.disks = {{u"sda"_s, u"SSD"_s, u"S1"_s, 480e9, false, u"sata"_s}};
    hardware.networkCards = {{u"eno1"_s, u"24:6e:96:00:00:01"_s, u"ixgbe"_s, u"up"_s, 1.25e9}};
    hardware.gpus = {{u"Tesla T4"_s, u"NVIDIA Corporation"_s, 16'106'127'360}};
    hardware.operatingSystem = u"Debian GNU/Linux 12 (bookworm)"_s;
    hardware.kernel = u"Linux 6.1.0-18-amd64"_s;
    return hardware;
}

Hardware throughText(const Hardware& hardware)
{
    const QByteArray text = QJsonDocument(toJson(hardware)).toJson();
    return hardwareFromJson(QJsonDocument::fromJson(text).object());
}

} // namespace

TEST_CASE("Hardware comes back from its JSON as it was")
{
    CHECK(throughText(fullHardware()) == fullHardware());
}

TEST_CASE("What is not known of hardware is left out of its JSON, and stays unknown")
{
    Hardware hardware;
    hardware.disks = {{u"sda"_s, {}, {}, std::nullopt, std::nullopt, {}}};

    const QJsonObject json = toJson(hardware);

    CHECK(json.keys() == QStringList{u"disks"_s});
    CHECK(json.value(u"disks").toArray().first().toObject().keys() == QStringList{u"name"_s});
    CHECK(throughText(hardware) == hardware);
    CHECK(toJson(Hardware{}).isEmpty());
    CHECK(hardwareFromJson({}) == Hardware{});
}

TEST_CASE("The keys of hardware are as promised")
{
    const QJsonObject json = toJson(fullHardware());

    CHECK(json.keys()
          == QStringList{u"board"_s,
                         u"disks"_s,
                         u"gpus"_s,
                         u"kernel"_s,
                         u"memoryModules"_s,
                         u"memoryTotal"_s,
                         u"networkCards"_s,
                         u"operatingSystem"_s,
                         u"processor"_s});
    CHECK(json.value(u"processor").toObject().value(u"frequencyMax").toDouble() == 3.7e9);
    CHECK(json.value(u"disks").toArray().first().toObject().value(u"isRotational").isBool());
}

TEST_CASE("JSON of other types and impossible values is not known")
{
    const QByteArray text = GENERATE(R"({"memoryTotal":"much","processor":7,"disks":{"name":"x"}})",
                                     R"({"memoryTotal":-1,"disks":[1,"a",null],"kernel":[]})",
                                     R"({"memoryTotal":1e300,"processor":{"sockets":-3}})");

    CHECK(hardwareFromJson(QJsonDocument::fromJson(text).object()) == Hardware{});
}

TEST_CASE("Texts and lists from JSON are bounded and plain")
{
    QJsonArray disks;
    for (int i = 0; i < 3000; ++i) {
        disks += QJsonObject{{u"name"_s, u"sd\x1b"_s + QString(9000, u'x')}};
    }

    const Hardware hardware = hardwareFromJson({{u"disks"_s, disks}});

    REQUIRE(hardware.disks.size() == 1024);
    CHECK(hardware.disks.front().name.size() <= 4096);
    CHECK_FALSE(hardware.disks.front().name.contains(u'\x1b'));
}
