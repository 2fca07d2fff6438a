// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuInfo.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

TEST_CASE("The processor of a captured machine is read")
{
    const auto info = parseCpuInfo(fixture(u"linux-debian12/cpuinfo"_s));

    REQUIRE(info);
    CHECK(*info == CpuInfo{u"AMD EPYC"_s, 2});
}

TEST_CASE("Every architecture names its processor in its own way")
{
    const auto [text, model, count] = GENERATE(table<QByteArray, QString, int>({
        {"processor\t: 0\nmodel\t\t: 142\nmodel name\t: Xeon\nprocessor\t: 1\n", u"Xeon"_s, 2},
        {"processor\t: 0\nBogoMIPS\t: 108.00\n\nHardware\t: BCM2835\nModel\t\t: Raspberry Pi 4\n",
         u"Raspberry Pi 4"_s,
         1},
        {"Processor\t: ARMv6 rev 7 (v6l)\nHardware\t: BCM2708\n", u"BCM2708"_s, 0},
        {"system type\t: MT7621\nprocessor\t: 0\ncpu model\t: MIPS 1004Kc\n", u"MIPS 1004Kc"_s, 1},
        {"processor\t: 0\ncpu\t\t: POWER9\nprocessor\t: 1\ncpu\t: POWER9\n", u"POWER9"_s, 2},
        {"vendor_id       : IBM/S390\n# processors    : 2\nprocessor 0: version = 00\n"
         "processor 1: version = 00\n",
         u"IBM/S390"_s,
         2},
        {"processor\t: 0\nCPU implementer\t: 0x41\n", u""_s, 1},
    }));

    const auto info = parseCpuInfo(text);

    REQUIRE(info);
    CHECK(info->model == model);
    CHECK(info->count.value_or(0) == count);
}

TEST_CASE("Three hundred processors are all counted")
{
    QByteArray text;
    for (int i = 0; i < 300; ++i) {
        text += "processor : " + QByteArray::number(i) + "\n" + QByteArray("x : y\n").repeated(27);
    }

    CHECK(parseCpuInfo(text)->count == 300);
}

TEST_CASE("A file that names no processor is malformed")
{
    const QByteArray text
        = GENERATE(QByteArray(), QByteArray("model : 1\n"), QByteArray("processor"));

    const auto info = parseCpuInfo(text);

    REQUIRE_FALSE(info);
    CHECK(info.error().code == ErrorCode::Malformed);
}
